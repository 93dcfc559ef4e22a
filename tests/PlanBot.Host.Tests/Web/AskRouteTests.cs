using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using static PlanBot.Host.Tests.Contracts;

namespace PlanBot.Host.Tests.Web;

/// <summary><c>POST /api/ask</c>.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed class AskRouteTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Theory]
    [InlineData("去香港的高铁怎么安排")]
    [InlineData("公共服务方面有哪些任务")]
    [InlineData("方案分哪几个方面")]
    [InlineData("一共几项任务")]
    [InlineData("任務7邊個牽頭")]
    [InlineData("Which tasks mention Chenzhou?")]
    [InlineData("第31项任务讲什么")]
    [InlineData("总投资多少钱")]
    [InlineData("今天天气怎么样")]
    [InlineData("你好")]
    [InlineData("")]
    [InlineData("👍")]
    public async Task Ask_AQuestion_GivesAReplyByTheContract(string text) => AssertReply(await web.AskAsync(text));

    [Fact]
    public async Task Ask_AFact_CitesTheClauseWithItsWords()
    {
        var reply = await web.AskAsync("去香港的高铁怎么安排");
        var citation = List(reply, "citations")[0];
        Assert.Equal("task-1", Text(citation, "clause"));
        Assert.Equal("第（一）部分第1项", Text(citation, "label"));
        Assert.Contains("香港", Text(citation, "quote"), StringComparison.Ordinal);
        Assert.Contains(Text(citation, "quote"), Text(reply, "text"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_AnyReply_HasBlocksThatMakeItsText()
    {
        var reply = await web.AskAsync("任务7谁牵头");
        string text = Text(reply, "text");
        var citations = List(reply, "citations");
        int at = 0, quotes = 0;
        foreach (var block in List(reply, "blocks"))
        {
            bool quote = block.TryGetProperty("citation", out var index);
            Assert.NotEqual(quote, block.TryGetProperty("text", out var prose));
            string words = quote ? Text(citations[index.GetInt32()], "quote") : prose.GetString()!;
            int found = text.IndexOf(words, at, StringComparison.Ordinal);
            Assert.True(found >= at, $"'{words}' is not next in the text");
            at = found + words.Length;
            if (quote) quotes++;
        }
        Assert.Equal(citations.Count, quotes);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"conversation\":\"a\"}")]
    [InlineData("{\"text\":null}")]
    public async Task Ask_WithoutText_SaysWhatIsExpected(string body)
    {
        using var response = await PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("text", Text(await response.Content.ReadFromJsonAsync<JsonElement>(), "error"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("{\"text\":")]
    [InlineData("{\"text\":5}")]
    [InlineData("[]")]
    public async Task Ask_WhatIsNoQuestion_IsABadRequest(string body)
    {
        using var response = await PostAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Ask_AnotherContentType_IsNotTaken()
    {
        using var response = await web.Client.PostAsync("/api/ask", new StringContent("{\"text\":\"高铁\"}", Encoding.UTF8, "text/plain"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task Ask_TooLongAText_IsAnsweredFromItsBeginning()
    {
        string question = "去香港的高铁怎么安排？" + new string('啊', 20_000);
        var reply = await web.AskAsync(question);
        AssertReply(reply);
        Assert.InRange(Text(reply, "text").Length, 1, 4000);
    }

    [Fact]
    public async Task Ask_TooLongAConversation_IsRefusedWithTheLimit()
    {
        using var response = await web.Client.PostAsJsonAsync("/api/ask", new { text = "高铁", conversation = new string('c', 101) });
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("100", Text(await response.Content.ReadFromJsonAsync<JsonElement>(), "error"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_InOneConversation_LeansOnWhatWasSaid()
    {
        string chat = Guid.NewGuid().ToString();
        await web.AskAsync("任务12", chat);
        Assert.Equal("task-13", Text(List(await web.AskAsync("下一条呢", chat), "citations")[0], "clause"));
    }

    [Fact]
    public async Task Ask_InAnotherConversationOrNone_LeansOnNothing()
    {
        string chat = Guid.NewGuid().ToString();
        await web.AskAsync("任务12", chat);
        string alone = Text(await web.AskAsync("下一条呢"), "text");
        Assert.Equal(alone, Text(await web.AskAsync("下一条呢", Guid.NewGuid().ToString()), "text"));
        Assert.Equal(alone, Text(await web.AskAsync("下一条呢", ""), "text"));
        Assert.Equal(alone, Text(await web.AskAsync("下一条呢"), "text"));
    }

    [Fact]
    public async Task Ask_ByGet_IsNotAllowed()
    {
        using var response = await web.Client.GetAsync("/api/ask");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }

    private Task<HttpResponseMessage> PostAsync(string body) => web.Client.PostAsync("/api/ask", new StringContent(body, Encoding.UTF8, "application/json"));
}
