using System.CommandLine;
using PlanBot.WeComLoad;

Option<int> pairs = new("--pairs") { Description = "rounds of each robot, in turns", DefaultValueFactory = _ => 2 };
Option<int> inFlight = new("--in-flight") { Description = "callbacks on the way at once", DefaultValueFactory = _ => 16 };
var root = new RootCommand("Measures PlanBot's callback with full answers beside an echo server of Node and @wecom/crypto: whole rounds A B A B.") { pairs, inFlight };
root.SetAction(async (parsed, cancel) =>
{
    if (!Directory.Exists(Path.Combine(Repository.Interop, "node_modules", "@wecom", "crypto")))
    {
        await Console.Error.WriteLineAsync("@wecom/crypto is missing; install it first: npm ci --prefix tests/interop");
        return 1;
    }
    var round = new Round(await Repository.QuestionsAsync(cancel), parsed.GetValue(inFlight));
    var rounds = new List<RoundResult>();
    for (int i = 0; i < parsed.GetValue(pairs); i++)
    {
        foreach (var contender in new[] { Contender.PlanBot, Contender.Node })
        {
            rounds.Add(await round.RunAsync(contender, cancel));
            Report.Line(Console.Out, rounds[^1]);
        }
    }
    Report.Ratios(Console.Out, Contender.PlanBot.Name, Contender.Node.Name, rounds);
    return 0;
});
return await root.Parse(args).InvokeAsync();
