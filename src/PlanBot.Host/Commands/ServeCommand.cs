using System.CommandLine;
using PlanBot.Host.Web;
using PlanBot.Storage;

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
        string? named = builder.Configuration["Knowledge:Path"];
        var problems = Channels.Discord.Settings(builder.Configuration).Problems().Concat(Channels.WeCom.Settings(builder.Configuration).Problems()).ToList();
        if (problems.Count > 0) return CommandLine.Fail($"配置有 {problems.Count} 处问题，未能启动：", problems);
        return CommandLine.WithKnowledge(parsed, named, async knowledge =>
        {
            await using var store = OpenStore(Folders.Data(parsed.GetValue(CommandLine.Data) ?? builder.Configuration["Data:Path"]));
            if (store is null) return 1;
            await using var app = WebHost.Build(builder, knowledge, Folders.Knowledge(parsed.GetValue(CommandLine.Knowledge) ?? named), store);
            if (builder.Configuration["Urls"] is null) app.Urls.Add(DefaultUrl);
            await app.RunAsync(cancel);
            return 0;
        });
    }

    private static BotStore? OpenStore(string folder)
    {
        try
        {
            return BotStore.Open(folder, TimeProvider.System);
        }
        catch (StoreException e)
        {
            Console.Error.WriteLine(e.Message);
            return null;
        }
    }
}
