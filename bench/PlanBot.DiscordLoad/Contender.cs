using System.Diagnostics;
using PlanBot.LocalDiscord;

namespace PlanBot.DiscordLoad;

/// <summary>A bot that takes part, as a program that is started for each of its rounds.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Start">How its process is started against a local Discord; the folder is the round's own and is deleted after it.</param>
internal sealed record Contender(string Name, Func<LocalDiscordServer, string, ProcessStartInfo> Start)
{
    /// <summary>The real program with full answers over the real knowledge.</summary>
    public static Contender PlanBot { get; } = new("PlanBot", (discord, folder) =>
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "PlanBot.Host.dll"), "--knowledge", Repository.Knowledge, "--data", folder, "--urls", "http://127.0.0.1:0"];
        var start = new ProcessStartInfo("dotnet", arguments);
        start.Environment["Discord__ApiUrl"] = discord.ApiUrl.ToString();
        start.Environment["Discord__Token"] = discord.Token;
        start.Environment["Discord__RequestsPerSecond"] = "0";
        return start;
    });

    /// <summary>The yardstick: an echo bot that is written with discord.js.</summary>
    public static Contender DiscordJs { get; } = new("discord.js", (discord, _) =>
    {
        var start = new ProcessStartInfo("node", ["echo-bot.mjs"]) { WorkingDirectory = Repository.Interop };
        start.Environment["DISCORD_API"] = new Uri(discord.ApiUrl, "/api").ToString();
        start.Environment["DISCORD_TOKEN"] = discord.Token;
        start.Environment["DISCORD_LIFT"] = "1";
        return start;
    });
}
