using System.Text.RegularExpressions;
using static Microsoft.Playwright.Assertions;

namespace PlanBot.Browser.Tests;

/// <summary>The chat: questions, answers, citations.</summary>
[Collection(OneBrowser.Name)]
public sealed partial class ChatPageTests(BrowserFixture browser)
{
    private const string Question = "去香港的高铁怎么安排";

    [BrowserFact]
    public async Task Ask_AQuestion_ShowsAnAnswerWithItsCitation()
    {
        await using var visit = await browser.VisitAsync();
        await visit.AskAsync(Question);
        await Expect(visit.LastReply.Locator("blockquote").First).ToContainTextAsync("香港");
        await Expect(visit.LastReply.Locator(".citation[data-clause=task-1]").First).ToContainTextAsync("第（一）部分第1项");
    }

    [BrowserFact]
    public async Task Ask_ByTheButton_IsTheSameAsByEnter()
    {
        await using var visit = await browser.VisitAsync();
        await visit.Page.FillAsync("#question", "任务12");
        await visit.Page.ClickAsync("#send");
        await Expect(visit.LastReply.Locator(".citation[data-clause=task-12]")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#question")).ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task Ask_AFollowUp_LeansOnTheQuestionBefore()
    {
        await using var visit = await browser.VisitAsync();
        await visit.AskAsync("任务12");
        await visit.AskAsync("下一条呢");
        await Expect(visit.LastReply.Locator(".citation[data-clause=task-13]")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Reload_KeepsTheConversation()
    {
        await using var visit = await browser.VisitAsync();
        await visit.AskAsync("任务12");
        await visit.Page.ReloadAsync();
        await Expect(visit.LastReply.Locator(".citation[data-clause=task-12]")).ToBeVisibleAsync();
        await visit.AskAsync("下一条呢");
        await Expect(visit.LastReply.Locator(".citation[data-clause=task-13]")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task NewConversation_ForgetsWhatWasSaid()
    {
        await using var visit = await browser.VisitAsync();
        await visit.AskAsync("任务12");
        await visit.Page.ClickAsync("#new-conversation");
        await Expect(visit.Transcript.Locator(".turn")).ToHaveCountAsync(0);
        await visit.AskAsync("下一条呢");
        await Expect(visit.LastReply.Locator(".citation[data-clause=task-13]")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Citation_Opened_ShowsTheClauseWithTheQuotedWordsMarked()
    {
        await using var visit = await browser.VisitAsync();
        await visit.AskAsync(Question);
        string quote = await visit.LastReply.Locator("blockquote").First.InnerTextAsync();
        await visit.LastReply.Locator(".citation[data-clause]").First.ClickAsync();
        await Expect(visit.Clause).ToBeVisibleAsync();
        Assert.Equal(quote, string.Concat(await visit.Clause.Locator(".clause-text mark").AllInnerTextsAsync()));
        await Expect(visit.Clause.Locator(".clause-text")).ToContainTextAsync("1．加快建设高速铁路大通道");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Clause).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Citation_Copied_IsReadyForAnOfficialPaper()
    {
        await using var visit = await browser.VisitAsync();
        await visit.AskAsync(Question);
        string quote = await visit.LastReply.Locator("blockquote").First.InnerTextAsync();
        await visit.LastReply.Locator(".quote .copy-citation").First.ClickAsync();
        await Expect(visit.Page.Locator("#status")).Not.ToBeEmptyAsync();
        string copied = await visit.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Equal($"根据《湖南省对接粤港澳大湾区实施方案（2020—2025年）》（湘政办发〔2020〕8号）第（一）部分第1项：“{quote}”", copied);
    }

    [BrowserFact]
    public async Task Question_WithMarkup_IsShownAsText()
    {
        const string markup = "<img src=x onerror=\"document.title='taken'\"><b>高铁</b>怎么安排<script>document.title='taken'</script>";
        await using var visit = await browser.VisitAsync();
        await visit.AskAsync(markup);
        await Expect(visit.Page.Locator("#transcript .turn:last-child .question")).ToContainTextAsync(markup);
        await Expect(visit.Transcript.Locator("img, b, script")).ToHaveCountAsync(0);
        await Expect(visit.Page).Not.ToHaveTitleAsync(Taken());
        Assert.DoesNotContain(visit.Requests, r => r.EndsWith("/x", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Refusal_IsShownAsOneWithoutQuotes()
    {
        await using var visit = await browser.VisitAsync();
        await visit.AskAsync("方案总投资多少钱");
        await Expect(visit.Page.Locator("#transcript .reply.refusal")).ToBeVisibleAsync();
        await Expect(visit.LastReply.Locator("blockquote")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Example_Pressed_IsAsked()
    {
        await using var visit = await browser.VisitAsync();
        await visit.Page.Locator("#welcome button").First.ClickAsync();
        await Expect(visit.LastReply).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#welcome")).ToBeHiddenAsync();
    }

    [GeneratedRegex("taken")]
    private static partial Regex Taken();
}
