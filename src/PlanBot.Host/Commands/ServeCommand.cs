using System.CommandLine;
using PlanBot.Host.Web;

namespace PlanBot.Host.Commands;

/// <summary><c>serve</c>, the default: the web page, the HTTP API and every channel that is configured.</summary>
internal static class ServeCommand
{
    private const string DefaultUrl = "http://127.0.0.1:5080";

    public static Command Create()
    {
        var command = new Command("serve", "启动网页和接口服务（默认）") { TreatUnmatchedTokensAsErrors = false };
        command.SetAction(RunAsync);
        return command;
    }

    public static Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = [.. parsed.UnmatchedTokens], ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddCommandLine([.. parsed.UnmatchedTokens]);
        return CommandLine.WithKnowledge(parsed, builder.Configuration["Knowledge:Path"], async knowledge =>
        {
            await using var app = WebHost.Build(builder, knowledge);
            if (builder.Configuration["Urls"] is null) app.Urls.Add(DefaultUrl);
            await app.RunAsync(cancel);
            return 0;
        });
    }
}
