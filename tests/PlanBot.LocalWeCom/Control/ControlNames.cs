using System.Text.Json;

namespace PlanBot.LocalWeCom;

/// <summary>Finds what scripts and people name.</summary>
internal sealed class ControlNames(LocalWeComServer server)
{
    /// <summary>The member <c>user</c>; alice when it is absent.</summary>
    public LocalUser User(JsonElement body) => User(body.Text("user") ?? "alice");

    /// <exception cref="ArgumentException">There is no such user.</exception>
    public LocalUser User(string name) =>
        server.World.Users.FirstOrDefault(user => user.UserId == name)
        ?? throw new ArgumentException($"There is no user \"{name}\"; there are {string.Join(", ", server.World.Users.Select(user => user.UserId))}.");

    /// <summary>The member <c>chat</c>; the user's chat alone with the bot when it is absent.</summary>
    public LocalChat Chat(JsonElement body) => body.Text("chat") is { } name ? Chat(name) : server.World.Direct(User(body));

    /// <exception cref="ArgumentException">There is no such chat.</exception>
    public LocalChat Chat(string name) => name.StartsWith('@')
        ? server.World.Direct(User(name[1..]))
        : server.World.Groups.FirstOrDefault(group => group.Name == name || group.Id == name)
            ?? throw new ArgumentException($"There is no group \"{name}\"; there are {string.Join(", ", server.World.Groups.Select(group => group.Name))}, and @ with a user's name.");

    /// <summary>The delivery whose index the member <c>delivery</c> is.</summary>
    /// <exception cref="ArgumentException">There is no such delivery.</exception>
    public Delivery Delivery(JsonElement body, string member = "delivery") =>
        body.Int(member) is { } index && index >= 0 && index < server.Deliveries.All.Count
            ? server.Deliveries.All[index]
            : throw new ArgumentException($"\"{member}\" is the index of no delivery.");

    /// <summary>The member <c>selected</c>: arrays of option ids by question.</summary>
    public static Dictionary<string, string[]> Selected(JsonElement body) => body.Member("selected") is { ValueKind: JsonValueKind.Object } selected
        ? selected.EnumerateObject().ToDictionary(item => item.Name, item => item.Value.EnumerateArray().Select(id => id.ToString()).ToArray())
        : [];
}
