namespace PlanBot.Browser.Tests;

/// <summary>The browser that the tests run in.</summary>
internal static class Chromium
{
    /// <summary>Where Debian's package puts it.</summary>
    public const string Path = "/usr/bin/chromium";

    /// <summary>True when the tests must run, with a browser or not: PLANBOT_BROWSER=required.</summary>
    public static bool IsRequired => Environment.GetEnvironmentVariable("PLANBOT_BROWSER") == "required";

    /// <summary>Why the tests cannot run; null when they can or must.</summary>
    public static string? Absence => IsRequired || File.Exists(Path) ? null : $"No Chromium at {Path}. Install it (Debian: apt-get install chromium fonts-noto-cjk) to run the browser tests.";

    /// <summary>Nothing is drawn on a screen, and nothing asks anyone but the page's own host.</summary>
    public static IReadOnlyList<string> Arguments { get; } =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
}
