using System.CommandLine;
using System.Text;
using PlanBot.LocalDiscord;

Console.OutputEncoding = Encoding.UTF8;
Option<int> port = new("--port") { Description = "TCP port on the loopback address; 0 takes a free one", DefaultValueFactory = _ => 8899 };
Option<string> token = new("--token") { Description = "the bot's token", DefaultValueFactory = _ => new LocalDiscordOptions().Token };
Option<bool> noLimits = new("--no-rate-limits") { Description = "lifts all rate limits of REST" };
Option<bool> noValidation = new("--no-validation") { Description = "takes bodies as they come" };
Option<int> identifyWindow = new("--identify-window") { Description = "milliseconds between two identifies", DefaultValueFactory = _ => 5000 };
Option<int> heartbeat = new("--heartbeat") { Description = "heartbeat interval in milliseconds", DefaultValueFactory = _ => 41_250 };
Option<Uri?> interactions = new("--interactions-url") { Description = "sends interactions by HTTP instead of the gateway" };
var root = new RootCommand("A Discord on this machine, to try a bot against. Point the bot's API URL at it.")
{
    port, token, noLimits, noValidation, identifyWindow, heartbeat, interactions,
};
root.SetAction(async (parsed, cancellation) =>
{
    await using var server = await LocalDiscordServer.StartAsync(new LocalDiscordOptions
    {
        Port = parsed.GetValue(port),
        Token = parsed.GetValue(token)!,
        RateLimits = parsed.GetValue(noLimits) ? RateLimitOptions.None : new RateLimitOptions(),
        Validate = !parsed.GetValue(noValidation),
        IdentifyWindow = TimeSpan.FromMilliseconds(parsed.GetValue(identifyWindow)),
        HeartbeatInterval = TimeSpan.FromMilliseconds(parsed.GetValue(heartbeat)),
        InteractionsEndpoint = parsed.GetValue(interactions),
    }, cancellation);
    Console.WriteLine($"API URL {server.ApiUrl}");
    Console.WriteLine($"token {server.Token}, application {server.World.ApplicationId}, public key {server.PublicKey}, guild {server.World.GuildId}");
    await new LocalConsole(server, Console.In, Console.Out).RunAsync(cancellation);
    return 0;
});
return await root.Parse(args).InvokeAsync();
