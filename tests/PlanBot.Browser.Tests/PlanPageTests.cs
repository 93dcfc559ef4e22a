using static Microsoft.Playwright.Assertions;

namespace PlanBot.Browser.Tests;

/// <summary>The plan to browse, its filters and the map of places.</summary>
[Collection(OneBrowser.Name)]
public sealed class PlanPageTests(BrowserFixture browser)
{
    [BrowserFact]
    public async Task Plan_ShowsAllAreasAndTasks()
    {
        await using var visit = await browser.VisitAsync();
        await visit.Page.ClickAsync("[data-view=plan]");
        await Expect(visit.Page.Locator(".task[data-task]")).ToHaveCountAsync(30);
        await Expect(visit.Page.Locator("#plan-list .area")).ToHaveCountAsync(8);
        await Expect(visit.Page.Locator("#task-count")).ToContainTextAsync("30");
    }

    [BrowserFact]
    public async Task Filter_ByPlace_ShowsItsTasksAndTheirCount()
    {
        await using var visit = await browser.VisitAsync("#/plan");
        await visit.Page.SelectOptionAsync("#filter-place", "郴州");
        await Expect(visit.Page.Locator("#task-count")).ToContainTextAsync("共 5 项");
        await Expect(visit.Page.Locator(".task[data-task]")).ToHaveCountAsync(5);
        await Expect(visit.Page.Locator(".task[data-task=task-3] mark")).ToContainTextAsync("郴州");
        await visit.Page.ClickAsync("#filter-clear");
        await Expect(visit.Page.Locator(".task[data-task]")).ToHaveCountAsync(30);
    }

    [BrowserFact]
    public async Task Filter_ByOwner_ShowsThatThePlanGivesItAllTasks()
    {
        await using var visit = await browser.VisitAsync("#/plan");
        await visit.Page.SelectOptionAsync("#filter-owner", "省发展改革委");
        await Expect(visit.Page.Locator(".task[data-task]")).ToHaveCountAsync(30);
        await Expect(visit.Page.Locator("#plan-notes")).ToContainTextAsync("省发展改革委");
    }

    [BrowserFact]
    public async Task Filter_InTheAddress_IsShownAgain()
    {
        await using var visit = await browser.VisitAsync("#/plan?area=5");
        await Expect(visit.Page.Locator(".task[data-task]")).ToHaveCountAsync(3);
        await Expect(visit.Page.Locator("#filter-area")).ToHaveValueAsync("5");
    }

    [BrowserFact]
    public async Task Task_Opened_ShowsItsClause()
    {
        await using var visit = await browser.VisitAsync("#/plan");
        await visit.Page.ClickAsync(".task[data-task=task-29]");
        await Expect(visit.Clause.Locator(".clause-text")).ToContainTextAsync("加强湘粤交界地区战略合作");
        await visit.Page.GoBackAsync();
        await Expect(visit.Clause).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task Map_HasATileForEachPrefectureThatLeadsToItsTasks()
    {
        await using var visit = await browser.VisitAsync("#/places");
        await Expect(visit.Page.Locator("a.tile[data-place]")).ToHaveCountAsync(14);
        var tile = visit.Page.Locator("a.tile[data-place=\"郴州\"]");
        await Expect(tile).ToContainTextAsync("5");
        await tile.ClickAsync();
        await Expect(visit.Page.Locator("#filter-place")).ToHaveValueAsync("郴州");
        await Expect(visit.Page.Locator(".task[data-task]")).ToHaveCountAsync(5);
    }

    [BrowserFact]
    public async Task Clause_ThatDoesNotExist_IsSaidToBeMissing()
    {
        await using var visit = await browser.VisitAsync("#/clause/task-99");
        await Expect(visit.Clause).ToContainTextAsync("没有找到");
    }
}
