using static Microsoft.Playwright.Assertions;

namespace PlanBot.Browser.Tests;

/// <summary>By keyboard alone, on a phone, and without anyone else's host.</summary>
[Collection(OneBrowser.Name)]
public sealed class AccessTests(BrowserFixture browser)
{
    private const int MostTabs = 40;

    [BrowserFact]
    public async Task Keyboard_Alone_AsksOpensACitationAndComesBack()
    {
        await using var visit = await browser.VisitAsync();
        await TabToAsync(visit, "#question");
        await visit.Page.Keyboard.TypeAsync("任务12");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.LastReply.WaitForAsync();
        // From the question back to what stands before it.
        await TabToAsync(visit, ".citation[data-clause]", "Shift+Tab");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Clause).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Clause).ToHaveCountAsync(0);
        Assert.True(await IsFocusedAsync(visit, ".citation[data-clause]"));
    }

    [BrowserFact]
    public async Task Keyboard_Alone_FiltersThePlanByPlace()
    {
        await using var visit = await browser.VisitAsync();
        await TabToAsync(visit, "[data-view=plan]");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Locator("#filter-place").WaitForAsync();
        await TabToAsync(visit, "#filter-place");
        await visit.Page.Keyboard.PressAsync("ArrowDown");
        await Expect(visit.Page.Locator("#task-count")).Not.ToContainTextAsync("共 30 项任务");
        await Expect(visit.Page.Locator("#filter-place")).Not.ToHaveValueAsync("");
    }

    [BrowserFact]
    public async Task Keyboard_UpArrow_BringsTheLastQuestionBack()
    {
        await using var visit = await browser.VisitAsync();
        await visit.AskAsync("任务12");
        await visit.Page.PressAsync("#question", "ArrowUp");
        await Expect(visit.Page.Locator("#question")).ToHaveValueAsync("任务12");
    }

    [BrowserFact]
    public async Task Phone_NoView_ScrollsSideways()
    {
        await using var visit = await browser.VisitAsync(width: 390, height: 844);
        Assert.True(await visit.FitsInWidthAsync(), "the welcome");
        await visit.AskAsync("Which tasks mention Zhangjiajie?");
        await visit.AskAsync(string.Concat(Enumerable.Repeat("supercalifragilistic", 30)));
        Assert.True(await visit.FitsInWidthAsync(), "the chat");
        await visit.Page.Locator(".citation[data-clause]").First.ClickAsync();
        await Expect(visit.Clause).ToBeVisibleAsync();
        Assert.True(await visit.FitsInWidthAsync(), "the clause");
        await visit.Page.Keyboard.PressAsync("Escape");
        foreach (string view in new[] { "plan", "places" })
        {
            await visit.Page.ClickAsync($"[data-view={view}]");
            await Expect(visit.Page.Locator(view == "plan" ? ".task[data-task]" : "a.tile[data-place]").First).ToBeVisibleAsync();
            Assert.True(await visit.FitsInWidthAsync(), $"the {view} view");
        }
    }

    [BrowserFact]
    public async Task Phone_TheQuestionField_StaysInView()
    {
        await using var visit = await browser.VisitAsync(width: 390, height: 844);
        await visit.AskAsync("任务12");
        await Expect(visit.Page.Locator("#question")).ToBeInViewportAsync();
        await Expect(visit.Page.Locator("#send")).ToBeInViewportAsync();
    }

    [BrowserFact]
    public async Task AWholeVisit_AsksNoOtherHostAndLeavesTheConsoleClean()
    {
        await using var visit = await browser.VisitAsync();
        await visit.AskAsync("郴州有哪些任务");
        await visit.Page.ClickAsync("[data-view=plan]");
        await visit.Page.Locator(".task[data-task]").First.ClickAsync();
        await Expect(visit.Clause).ToBeVisibleAsync();
        await visit.Page.ClickAsync("[data-view=places]");
        await Expect(visit.Page.Locator("a.tile[data-place]").First).ToBeVisibleAsync();
        Assert.True(visit.Requests.Count > 10);
        Assert.Empty(visit.Faults);
    }

    private static async Task TabToAsync(Visit visit, string selector, string key = "Tab")
    {
        for (int i = 0; i < MostTabs; i++)
        {
            if (await IsFocusedAsync(visit, selector)) return;
            await visit.Page.Keyboard.PressAsync(key);
        }
        Assert.Fail($"{selector} is not reached by {key}");
    }

    private static Task<bool> IsFocusedAsync(Visit visit, string selector) => visit.Page.EvaluateAsync<bool>("selector => document.activeElement?.matches(selector) === true", selector);
}
