using System.CommandLine;
using PlanBot.DiscordLoad;
using PlanBot.LocalDiscord;

Option<int> pairs = new("--pairs") { Description = "rounds of each bot, in turns", DefaultValueFactory = _ => 2 };
var root = new RootCommand("Measures PlanBot with full answers beside an echo bot of discord.js, through one local Discord: whole rounds A B A B.") { pairs };
root.SetAction(async (parsed, cancel) =>
{
    if (!Directory.Exists(Path.Combine(Repository.Interop, "node_modules", "discord.js")))
    {
        await Console.Error.WriteLineAsync("discord.js is missing; install it first: npm ci --prefix tests/interop");
        return 1;
    }
    await using var discord = await LocalDiscordServer.StartAsync(
        new LocalDiscordOptions { Validate = false, RateLimits = RateLimitOptions.None, IdentifyWindow = TimeSpan.Zero }, cancel);
    var users = Enumerable.Range(1, Round.All).Select(number => discord.World.AddUser($"user{number}")).ToList();
    var round = new Round(discord, users, await Repository.QuestionsAsync(cancel));
    var rounds = new List<RoundResult>();
    for (int i = 0; i < parsed.GetValue(pairs); i++)
    {
        foreach (var contender in new[] { Contender.PlanBot, Contender.DiscordJs })
        {
            rounds.Add(await round.RunAsync(contender, cancel));
            Report.Line(Console.Out, rounds[^1]);
        }
    }
    Report.Ratios(Console.Out, Contender.PlanBot.Name, Contender.DiscordJs.Name, rounds);
    return 0;
});
return await root.Parse(args).InvokeAsync();
