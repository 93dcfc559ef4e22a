using System.Diagnostics;

namespace PlanBot.WeComLoad;

/// <summary>A robot that takes part, as a program that is started for each of its rounds and that answers callbacks.</summary>
/// <param name="Name">What the report calls it.</param>
/// <param name="Start">How its process is started for a port of the loopback address; the folder is the round's own and is deleted after it.</param>
/// <param name="IsAnswer">Whether a text answers a question.</param>
internal sealed record Contender(string Name, Func<int, string, ProcessStartInfo> Start, Func<Asked, string, bool> IsAnswer)
{
    /// <summary>The callback's token.</summary>
    public const string Token = "loadToken";

    /// <summary>Its key, 43 characters.</summary>
    public const string EncodingAesKey = "loadloadloadloadloadloadloadloadloadload000";

    /// <summary>The real program with full answers over the real knowledge.</summary>
    public static Contender PlanBot { get; } = new(
        "PlanBot",
        (port, folder) =>
        {
            string[] arguments = [Path.Combine(AppContext.BaseDirectory, "PlanBot.Host.dll"), "--knowledge", Repository.Knowledge, "--data", folder, "--urls", $"http://127.0.0.1:{port}"];
            var start = new ProcessStartInfo("dotnet", arguments);
            start.Environment["WeCom__AiBot__Token"] = Token;
            start.Environment["WeCom__AiBot__EncodingAESKey"] = EncodingAesKey;
            return start;
        },
        (asked, answer) => answer.Length > 0 && asked.Quotes.All(quote => answer.Contains($"> “{quote}”", StringComparison.Ordinal)));

    /// <summary>The yardstick: an echo server with Node's own HTTP and WeCom's own cipher.</summary>
    public static Contender Node { get; } = new(
        "Node",
        (port, _) =>
        {
            var start = new ProcessStartInfo("node", ["wecom-echo.mjs"]) { WorkingDirectory = Repository.Interop };
            start.Environment["WECOM_PORT"] = $"{port}";
            start.Environment["WECOM_TOKEN"] = Token;
            start.Environment["WECOM_KEY"] = EncodingAesKey;
            return start;
        },
        (asked, answer) => answer == asked.Text);
}
