namespace PlanBot.Host.Channels;

/// <summary>Reads ids of users and roles from the configuration.</summary>
internal static class Ids
{
    /// <summary>The ids of a key: a list in JSON, or ids between commas in an environment variable.</summary>
    public static string[] Of(IConfiguration configuration, string key) =>
        [.. configuration.GetSection(key).GetChildren().Select(c => c.Value ?? "").Concat((configuration[key] ?? "").Split([',', ' ', ';'])).Where(i => i.Length > 0)];
}
