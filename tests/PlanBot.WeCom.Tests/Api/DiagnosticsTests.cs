using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Tracing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PlanBot.WeCom.Api;

namespace PlanBot.WeCom.Tests.Api;

/// <summary>What the runtime's own tracing tells of calls over sockets.</summary>
public sealed class DiagnosticsTests
{
    [Fact]
    public async Task Send_OverSockets_TracesAndEventsHoldNoSecret()
    {
        await using var wecom = await StartAsync();
        string url = wecom.Urls.Single();
        var told = new ConcurrentQueue<string>();
        using var events = new EventBook(told);
        using var traces = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "System.Net.Http",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => told.Enqueue($"{activity.DisplayName} {string.Join(' ', activity.TagObjects)}"),
        };
        ActivitySource.AddActivityListener(traces);
        var options = new WeComApiOptions(new Uri(url), "corp-1", 1, ApiLab.Secret);
        using var http = WeComHttp.Create(options.ApiUrl);
        var log = new LogBook();
        await new WeComApi(http, options, TimeProvider.System, log).SendTextAsync("li", "x", "k", default);
        // The tests beside this one trace no URL of this port.
        Assert.Contains(told, t => t.Contains($":{new Uri(url).Port}/cgi-bin/message/send", StringComparison.Ordinal));
        Assert.Contains(told, t => t.StartsWith("RequestStart", StringComparison.Ordinal));
        Assert.All(told.Concat(log.Lines), text =>
        {
            Assert.DoesNotContain("token-of-sockets", text, StringComparison.Ordinal);
            Assert.DoesNotContain(ApiLab.Secret, text, StringComparison.Ordinal);
            Assert.DoesNotContain(Uri.EscapeDataString(ApiLab.Secret), text, StringComparison.Ordinal);
        });
    }

    private static async Task<WebApplication> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/cgi-bin/gettoken", () => Results.Text("""{"errcode":0,"errmsg":"ok","access_token":"token-of-sockets","expires_in":7200}""", "application/json"));
        app.MapPost("/cgi-bin/message/send", () => Results.Text("""{"errcode":0,"errmsg":"ok","msgid":"m"}""", "application/json"));
        await app.StartAsync();
        return app;
    }

    private sealed class EventBook(ConcurrentQueue<string> told) : EventListener
    {
        protected override void OnEventSourceCreated(EventSource source)
        {
            if (source.Name == "System.Net.Http") EnableEvents(source, EventLevel.LogAlways, EventKeywords.All);
        }

        // May come before the constructor has ended.
        protected override void OnEventWritten(EventWrittenEventArgs e) => told?.Enqueue($"{e.EventName} {string.Join(' ', e.Payload ?? new([]))}");
    }
}
