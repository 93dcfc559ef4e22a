using Microsoft.Playwright;

namespace PlanBot.Browser.Tests;

/// <summary>The program serving, and a browser, both started once for all tests.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private RunningHost? _host;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The address of the page.</summary>
    public Uri Address => _host!.Address;

    public async Task InitializeAsync()
    {
        if (Chromium.Absence is not null) return;
        _host = await RunningHost.StartAsync();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium.Path, Args = Chromium.Arguments });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        _playwright?.Dispose();
        if (_host is not null) await _host.DisposeAsync();
    }

    /// <summary>The page in a window of its own, as a new visitor sees it.</summary>
    internal Task<Visit> VisitAsync(string hash = "", int width = 1280, int height = 800) => Visit.StartAsync(_browser!, Address, hash, width, height);
}

/// <summary>The tests that share the browser.</summary>
[CollectionDefinition(Name)]
public sealed class OneBrowser : ICollectionFixture<BrowserFixture>
{
    public const string Name = "browser";
}
