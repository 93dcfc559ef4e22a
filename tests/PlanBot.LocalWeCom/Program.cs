using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using PlanBot.LocalWeCom;

Console.OutputEncoding = Encoding.UTF8;
Option<int> port = new("--port") { Description = "TCP port on the loopback address; 0 takes a free one", DefaultValueFactory = _ => 8898 };
Option<Uri?> robotCallback = new("--robot-callback") { CustomParser = Url, Description = "sends the robot's messages to this URL instead of the long connection" };
Option<Uri?> appCallback = new("--app-callback") { CustomParser = Url, Description = "adds the self-built app, whose messages go to this URL" };
Option<bool> noLimits = new("--no-limits") { Description = "lifts the number of frames that a chat takes" };
Option<int> refresh = new("--refresh") { Description = "milliseconds between two questions for the rest of a stream, in callback mode", DefaultValueFactory = _ => 1000 };
var root = new RootCommand("A WeCom on this machine, to try a bot against. Start the bot with the settings that it prints.")
{
    port, robotCallback, appCallback, noLimits, refresh,
};
root.SetAction(async (parsed, cancellation) =>
{
    var usual = new LocalWeComOptions();
    await using var server = await LocalWeComServer.StartAsync(usual with
    {
        Port = parsed.GetValue(port),
        RobotCallback = parsed.GetValue(robotCallback),
        AppCallback = parsed.GetValue(appCallback),
        ChatLimitPerMinute = parsed.GetValue(noLimits) ? 0 : usual.ChatLimitPerMinute,
        ChatLimitPerHour = parsed.GetValue(noLimits) ? 0 : usual.ChatLimitPerHour,
        RefreshInterval = TimeSpan.FromMilliseconds(parsed.GetValue(refresh)),
    }, cancellation);
    Console.WriteLine($"API URL {server.ApiUrl}");
    foreach (var (key, value) in server.Settings)
    {
        Console.WriteLine($"export {key.Replace(":", "__", StringComparison.Ordinal)}={value}");
    }
    await new LocalConsole(server, Console.In, Console.Out).RunAsync(cancellation);
    return 0;
});
return await root.Parse(args).InvokeAsync();

static Uri? Url(ArgumentResult result)
{
    if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url))
    {
        return url;
    }
    result.AddError($"{result.Tokens[0].Value} is no URL.");
    return null;
}
