using Microsoft.Playwright;

namespace PlanBot.Browser.Tests;

/// <summary>A visit to the page. When it ends, nothing may have gone wrong in the browser and nothing may have been asked of another host.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _faults = [];

    private Visit(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
    }

    public IPage Page { get; }

    /// <summary>What the browser's console complained of, and requests to other hosts.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>Addresses asked for.</summary>
    public List<string> Requests { get; } = [];

    public ILocator Transcript => Page.Locator("#transcript");

    public ILocator LastReply => Page.Locator("#transcript .turn:last-child:not([aria-busy]) .reply");

    public ILocator Clause => Page.Locator("dialog#clause[open]");

    public static async Task<Visit> StartAsync(IBrowser browser, Uri address, string hash, int width, int height)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height }, Locale = "zh-CN" });
        await context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"], new BrowserContextGrantPermissionsOptions { Origin = address.GetLeftPart(UriPartial.Authority) });
        var visit = new Visit(context, await context.NewPageAsync());
        visit.Listen(address);
        await visit.Page.GotoAsync(new Uri(address, "/" + hash).ToString());
        return visit;
    }

    /// <summary>Types a question, sends it, and waits for its answer.</summary>
    public async Task AskAsync(string question)
    {
        await Page.FillAsync("#question", question);
        await Page.PressAsync("#question", "Enter");
        await Page.Locator("#transcript .turn:last-child .question").GetByText(question, new LocatorGetByTextOptions { Exact = true }).WaitForAsync();
        await LastReply.WaitForAsync();
    }

    /// <summary>True when nothing can be scrolled sideways.</summary>
    public Task<bool> FitsInWidthAsync() => Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth");

    public async ValueTask DisposeAsync()
    {
        await _context.CloseAsync();
        Assert.Empty(_faults);
    }

    private void Listen(Uri address)
    {
        _context.Request += (_, request) =>
        {
            Requests.Add(request.Url);
            if (new Uri(request.Url) is { Scheme: "http" or "https" or "ws" or "wss" } url && url.Authority != address.Authority) _faults.Add($"asked {request.Url}");
        };
        _context.RequestFailed += (_, request) => _faults.Add($"failed {request.Url}: {request.Failure}");
        Page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _faults.Add($"{message.Type}: {message.Text}");
        };
        Page.PageError += (_, error) => _faults.Add($"thrown: {error}");
    }
}
