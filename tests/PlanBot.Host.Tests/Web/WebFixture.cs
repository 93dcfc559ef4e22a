using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using PlanBot.Host.Web;
using PlanBot.Storage;

namespace PlanBot.Host.Tests.Web;

/// <summary>The web host on a free port of this machine, with a client for it.</summary>
public sealed class WebFixture(KnowledgeFixture knowledge) : IAsyncLifetime
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("planbot-data-");
    private WebApplication? _app;
    private BotStore? _store;

    public HttpClient Client { get; } = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false });

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders();
        _store = BotStore.Open(_data.FullName, TimeProvider.System);
        _app = WebHost.Build(builder, knowledge.Knowledge, _data.FullName, _store);
        _app.Urls.Add("http://127.0.0.1:0");
        await _app.StartAsync();
        Client.BaseAddress = new Uri(_app.Urls.Single());
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
        await _store!.DisposeAsync();
        _data.Delete(recursive: true);
    }

    /// <summary>The JSON of a route that answers 200.</summary>
    public async Task<JsonElement> GetAsync(string route) => await Client.GetFromJsonAsync<JsonElement>(route);

    /// <summary>A reply to a question.</summary>
    public async Task<JsonElement> AskAsync(string text, string? conversation = null)
    {
        using var response = await Client.PostAsJsonAsync("/api/ask", new { text, conversation });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
