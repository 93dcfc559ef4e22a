using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Finds what scripts and people name.</summary>
internal sealed class ControlNames(DiscordWorld world)
{
    /// <summary>The member <c>user</c>; alice when it is absent.</summary>
    public LocalUser User(JsonElement body) => User(body.Text("user") ?? "alice");

    /// <exception cref="ArgumentException">There is no such user.</exception>
    public LocalUser User(string name) =>
        world.Users.FirstOrDefault(user => user.Name == name || user.Id.ToString() == name)
        ?? throw new ArgumentException($"There is no user \"{name}\"; there are {string.Join(", ", world.Users.Select(user => user.Name))}.");

    /// <summary>The member <c>channel</c>; general when it is absent.</summary>
    public LocalChannel Channel(JsonElement body) => Channel(body.Text("channel") ?? "general");

    /// <exception cref="ArgumentException">There is no such channel.</exception>
    public LocalChannel Channel(string name) => name.StartsWith('@')
        ? world.Direct(User(name[1..]))
        : world.Channels.FirstOrDefault(channel => channel.Name == name || channel.Id.ToString() == name)
            ?? throw new ArgumentException($"There is no channel \"{name}\"; there are {string.Join(", ", world.Channels.Where(channel => channel.Name.Length > 0).Select(channel => channel.Name))}, and @ with a user's name.");

    /// <exception cref="ArgumentException">There is no such message.</exception>
    public LocalMessage Message(JsonElement body, string member) => Message(body.Member(member).ToString());

    /// <exception cref="ArgumentException">There is no such message.</exception>
    public LocalMessage Message(string id) => ulong.TryParse(id, out var number) && world.TryGetMessage(number, out var message)
        ? message
        : throw new ArgumentException($"There is no message \"{id}\".");

    /// <summary>The members of <c>options</c> as values of a command.</summary>
    public static (string Name, object Value)[] Options(JsonElement body) => body.Member("options") is { ValueKind: JsonValueKind.Object } options
        ? [.. options.EnumerateObject().Select(option => (option.Name, ValueOf(option.Value)))]
        : [];

    /// <summary>The members of <c>values</c> as texts of a modal.</summary>
    public static Dictionary<string, string> Values(JsonElement body) => body.Member("values") is { ValueKind: JsonValueKind.Object } values
        ? values.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.ToString())
        : [];

    private static object ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when value.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number => value.GetDouble(),
        _ => value.ToString(),
    };
}
