using System.Text.Json;

namespace PlanBot.Discord.Gateway;

/// <summary>The envelope of what came over a connection, and its data where somebody wants it.</summary>
/// <param name="Opcode">What it is, as sent; it may be one that <see cref="GatewayOpcode"/> does not name.</param>
/// <param name="Sequence">The number of an event; null where there is none.</param>
/// <param name="HasName">Whether an event has a name.</param>
/// <param name="Name">The name, where the event is of interest.</param>
/// <param name="Data">The data of hello, of an invalid session, and of events of interest; else undefined. It owns its memory.</param>
/// <remarks>Source: discord-api-docs, developers/events/gateway-events.mdx, Payload Structure.</remarks>
internal readonly record struct GatewayPayload(GatewayOpcode Opcode, long? Sequence, bool HasName, EventName? Name, JsonElement Data)
{
    /// <summary>The interval that a hello asks for; null where it names none from 1 ms to <see cref="int.MaxValue"/> ms.</summary>
    public TimeSpan? HeartbeatInterval =>
        Data.ValueKind == JsonValueKind.Object && Data.TryGetProperty("heartbeat_interval", out var value)
        && value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out double milliseconds) && milliseconds is >= 1 and <= int.MaxValue
            ? TimeSpan.FromMilliseconds(milliseconds)
            : null;

    /// <summary>Reads a payload. Discord writes <c>t</c>, <c>s</c> and <c>op</c> before <c>d</c>, so that data of no interest is not even walked over; any other order is read too.</summary>
    /// <exception cref="JsonException">This is not a JSON object.</exception>
    public static GatewayPayload Parse(ReadOnlySpan<byte> utf8, EventNames names)
    {
        var reader = new Utf8JsonReader(utf8);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A payload is an object.");
        var opcode = GatewayOpcode.None;
        long? sequence = null;
        EventName? name = null;
        bool hasName = false, hasSequence = false;
        int dataAt = -1;
        JsonElement data = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("op"u8))
            {
                reader.Read();
                if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int op)) opcode = (GatewayOpcode)op;
                else reader.Skip();
            }
            else if (reader.ValueTextEquals("s"u8))
            {
                reader.Read();
                hasSequence = true;
                if (reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out long s)) sequence = s;
                else reader.Skip();
            }
            else if (reader.ValueTextEquals("t"u8))
            {
                reader.Read();
                hasName = reader.TokenType == JsonTokenType.String;
                if (hasName) name = names.Find(ref reader);
                else reader.Skip();
            }
            else if (reader.ValueTextEquals("d"u8))
            {
                reader.Read();
                if (opcode == GatewayOpcode.Dispatch && hasName && hasSequence)
                {
                    if (name is not null) data = JsonElement.ParseValue(ref reader);
                    return new GatewayPayload(opcode, sequence, hasName, name, data);
                }

                dataAt = (int)reader.TokenStartIndex;
                reader.Skip();
            }
            else
            {
                reader.Skip();
            }
        }

        if (dataAt >= 0 && (name is not null || opcode is GatewayOpcode.Hello or GatewayOpcode.InvalidSession))
        {
            var again = new Utf8JsonReader(utf8[dataAt..]);
            data = JsonElement.ParseValue(ref again);
        }

        return new GatewayPayload(opcode, sequence, hasName, name, data);
    }
}
