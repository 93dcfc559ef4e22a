using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using PlanBot.LocalWeCom;

namespace PlanBot.WeCom.Tests.LocalWeCom;

public sealed class LocalWeComApiTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddYears(56));

    [Fact]
    public async Task Token_StaysTheSameWhileItLives_AndEnds()
    {
        await using var server = await LocalWeComServer.StartAsync(new LocalWeComOptions { Time = _time });
        using var http = new HttpClient { BaseAddress = server.ApiUrl };
        var first = await TokenAsync(server, http);
        _time.Advance(TimeSpan.FromSeconds(7199));
        Assert.Equal(first, await TokenAsync(server, http));
        Assert.Equal(46003, await MenuAsync(server, http, first));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(42001, await MenuAsync(server, http, first));
        Assert.NotEqual(first, await TokenAsync(server, http));
        Assert.Empty(server.Violations);
    }

    [Fact]
    public async Task Duplicate_IsDeliveredAgainOnlyAfterItsInterval()
    {
        await using var server = await LocalWeComServer.StartAsync(new LocalWeComOptions { Time = _time });
        using var http = new HttpClient { BaseAddress = server.ApiUrl };
        var token = await TokenAsync(server, http);
        var text = $$$"""{"touser":"alice","msgtype":"text","agentid":{{{server.Options.AgentId}}},"text":{"content":"c"},"enable_duplicate_check":1,"duplicate_check_interval":60}""";
        foreach (var (wait, deliveries) in new[] { (0, 1), (59, 1), (1, 2) })
        {
            _time.Advance(TimeSpan.FromSeconds(wait));
            Assert.Equal(0, await PostAsync(http, $"cgi-bin/message/send?access_token={token}", text));
            Assert.Equal(deliveries, server.Deliveries.All.Count);
        }
    }

    [Fact]
    public async Task Fault_CanCarryOutACallAndCutItsAnswer()
    {
        await using var server = await LocalWeComServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.ApiUrl };
        var token = await TokenAsync(server, http);
        server.Faults.Add(new ApiFault { Path = "message/send", CarryOut = true, Cut = true });
        var text = $$$"""{"touser":"alice","msgtype":"text","agentid":{{{server.Options.AgentId}}},"text":{"content":"c"}}""";
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(http, $"cgi-bin/message/send?access_token={token}", text));
        Assert.Single(server.Deliveries.All);
    }

    [Theory]
    [InlineData("markdown", 2048, 0)]
    [InlineData("markdown", 2049, 45002)]
    [InlineData("image", 1, 40008)]
    public async Task Message_IsHeldToItsLimit(string type, int bytes, int code)
    {
        await using var server = await LocalWeComServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.ApiUrl };
        var token = await TokenAsync(server, http);
        var message = $$$"""{"touser":"alice","msgtype":"{{{type}}}","agentid":{{{server.Options.AgentId}}},"{{{type}}}":{"content":"{{{new string('c', bytes)}}}"}}""";
        Assert.Equal(code, await PostAsync(http, $"cgi-bin/message/send?access_token={token}", message));
        Assert.Equal(code == 0, server.Violations.Count == 0);
    }

    [Theory]
    [InlineData("""{"button":[]}""", 40016)]
    [InlineData("""{"button":[{"type":"click","name":"一二三四五六","key":"k"}]}""", 40018)]
    [InlineData("""{"button":[{"name":"n","sub_button":[{"type":"click","name":"一二三四五六七八九十一二三四","key":"k"}]}]}""", 40025)]
    [InlineData("""{"button":[{"name":"n","sub_button":[{"type":"click","name":"n"}]}]}""", 40026)]
    [InlineData("""{"button":[{"name":"n","sub_button":[{"type":"click","name":"n","key":"k"}]}]}""", 0)]
    public async Task Menu_IsHeldToItsLimits(string menu, int code)
    {
        await using var server = await LocalWeComServer.StartAsync();
        using var http = new HttpClient { BaseAddress = server.ApiUrl };
        var token = await TokenAsync(server, http);
        Assert.Equal(code, await PostAsync(http, $"cgi-bin/menu/create?access_token={token}&agentid={server.Options.AgentId}", menu));
        Assert.Equal(code == 0 ? 1 : 0, server.Menu.Count);
    }

    private static async Task<string> TokenAsync(LocalWeComServer server, HttpClient http)
    {
        var answer = JsonElement.Parse(await http.GetStringAsync($"cgi-bin/gettoken?corpid={server.Options.CorpId}&corpsecret={server.Options.AppSecret}"));
        return answer.GetProperty("access_token").GetString()!;
    }

    private static async Task<int> MenuAsync(LocalWeComServer server, HttpClient http, string token) =>
        RawRobot.Code(JsonElement.Parse(await http.GetStringAsync($"cgi-bin/menu/get?access_token={token}&agentid={server.Options.AgentId}")));

    private static async Task<int> PostAsync(HttpClient http, string path, string json)
    {
        using var content = new StringContent(json, Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(path, content);
        return RawRobot.Code(JsonElement.Parse(await response.Content.ReadAsStringAsync()));
    }
}
