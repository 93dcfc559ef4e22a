using System.Net;
using System.Text.RegularExpressions;

namespace PlanBot.Host.Tests.Web;

/// <summary>The page and what it loads.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed partial class PageTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Page_AndAllItLoads_AreServedWithTheirKind()
    {
        var assets = await LoadAsync();
        Assert.Contains(assets.Keys, a => a.EndsWith(".css", StringComparison.Ordinal));
        Assert.True(assets.Keys.Count(a => a.EndsWith(".js", StringComparison.Ordinal)) > 3);
        Assert.Equal("text/html", assets["/"].Kind);
        foreach (var (path, asset) in assets.Where(a => a.Key != "/"))
            Assert.Equal(Path.GetExtension(path) switch { ".css" => "text/css", ".js" => "text/javascript", ".svg" => "image/svg+xml", var other => other }, asset.Kind);
    }

    [Fact]
    public async Task Page_AndAllItLoads_NameNoOtherHost()
    {
        foreach (var (_, asset) in await LoadAsync())
            // The name of SVG's namespace is an address by its form alone; nothing is loaded from there.
            Assert.DoesNotMatch(@"(?:https?:)?//(?!www\.w3\.org/2000/svg\b)[a-z0-9-]+\.[a-z]{2,}", Comment().Replace(asset.Text, ""));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/css/base.css")]
    [InlineData("/api/plan")]
    [InlineData("/nowhere")]
    public async Task AnyResponse_CarriesTheSecurityHeaders(string path)
    {
        using var response = await web.Client.GetAsync(path);
        string policy = Header(response, "Content-Security-Policy");
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.Contains("object-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Header(response, "X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header(response, "Referrer-Policy"));
    }

    [Fact]
    public async Task Page_HasNoScriptOrStyleOfItsOwn()
    {
        string page = await web.Client.GetStringAsync("/");
        // The policy forbids them, so that one would be silently dead.
        Assert.DoesNotMatch(@"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", page);
    }

    [Theory]
    [InlineData("/nowhere")]
    [InlineData("/api/nowhere")]
    [InlineData("/appsettings.json")]
    [InlineData("/../PlanBot.Host.dll")]
    [InlineData("/..%2fPlanBot.Host.dll")]
    [InlineData("/css/")]
    public async Task Path_ThatIsNotThere_IsNotFound(string path)
    {
        using var response = await web.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    // Everything that the page names, and what that names in turn.
    private async Task<Dictionary<string, (string Kind, string Text)>> LoadAsync()
    {
        var loaded = new Dictionary<string, (string Kind, string Text)>();
        var left = new Queue<string>(["/"]);
        while (left.TryDequeue(out string? path))
        {
            if (loaded.ContainsKey(path)) continue;
            using var response = await web.Client.GetAsync(path);
            Assert.True(response.StatusCode == HttpStatusCode.OK, $"{path}: {response.StatusCode}");
            string text = await response.Content.ReadAsStringAsync();
            loaded[path] = (response.Content.Headers.ContentType!.MediaType!, text);
            foreach (Match link in Link().Matches(text)) left.Enqueue(new Uri(new Uri(web.Client.BaseAddress!, path), link.Groups["to"].Value).AbsolutePath);
        }
        return loaded;
    }

    private static string Header(HttpResponseMessage response, string name) => Assert.Single(response.Headers.GetValues(name));

    [GeneratedRegex("""(?:<(?:link|script|img)\b[^>]*?\s(?:href|src)=|^import\b[^'"]*|@import\s+|url\()["'](?<to>[^"'#]+)["']""", RegexOptions.Multiline)]
    private static partial Regex Link();

    [GeneratedRegex(@"/\*[\s\S]*?\*/|^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
