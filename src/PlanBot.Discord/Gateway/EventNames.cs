using System.Text;
using System.Text.Json;

namespace PlanBot.Discord.Gateway;

/// <summary>The events whose data is read: those that the bot handles, and READY, which the connection itself needs.</summary>
internal sealed class EventNames
{
    /// <summary>A new session has begun.</summary>
    public const string Ready = "READY";

    /// <summary>A session goes on; everything missed has been sent again.</summary>
    public const string Resumed = "RESUMED";

    private readonly (byte[] Utf8, EventName Name)[] _names;

    /// <param name="handled">The names of the events that the bot handles.</param>
    public EventNames(IReadOnlyCollection<string> handled) =>
        _names = [.. handled.Union([Ready, Resumed]).Select(n => (Encoding.UTF8.GetBytes(n), new EventName(n, handled.Contains(n))))];

    /// <summary>The name that the reader stands on; null for an event of no interest. Allocates nothing; the names are few.</summary>
    public EventName? Find(ref Utf8JsonReader reader)
    {
        foreach (var (utf8, name) in _names)
            if (reader.ValueTextEquals(utf8)) return name;
        return null;
    }
}
