using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>The first response to an interaction.</summary>
/// <param name="Type">Discord's callback type: 1 pong, 4 message, 5 deferred message, 6 deferred update, 7 update, 8 choices, 9 modal.</param>
/// <param name="Data">As sent; undefined for none.</param>
/// <param name="After">From the event's sending to the response's arrival.</param>
public sealed record InteractionResponse(int Type, JsonElement Data, TimeSpan After)
{
    /// <summary>The offered choices of an autocomplete, name and value; empty for other types.</summary>
    public IReadOnlyList<(string Name, string Value)> Choices =>
        [.. Data.Items("choices").Select(choice => (choice.Text("name")!, choice.Member("value").ToString()))];
}
