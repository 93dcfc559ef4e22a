using System.Text.Json;
using PlanBot.WeCom.Model;

namespace PlanBot.WeCom.LongConnection;

/// <summary>What came over the connection.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="ReqId">Its <c>headers.req_id</c>; null where there is none.</param>
/// <param name="ErrorCode">Of an acknowledgement; null where there is none.</param>
/// <param name="ErrorMessage">Of an acknowledgement; null where there is none.</param>
/// <param name="Body">Of a message or an event; null where there is none, and for all else.</param>
/// <remarks>Source: developer.work.weixin.qq.com, document 101463.</remarks>
internal readonly record struct Frame(FrameKind Kind, string? ReqId, int? ErrorCode, string? ErrorMessage, IncomingMessage? Body)
{
    /// <summary>Reads a frame, its fields in any order; the body of one that is neither message nor event is only walked over.</summary>
    /// <exception cref="JsonException">This is no JSON object, or a body that is not as WeCom describes it.</exception>
    public static Frame Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) throw new JsonException("A frame is an object.");
        var kind = FrameKind.Acknowledgement;
        string? reqId = null, message = null;
        int? code = null;
        ReadOnlySpan<byte> body = default;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("cmd"u8))
            {
                reader.Read();
                kind = Kinds(ref reader);
            }
            else if (reader.ValueTextEquals("headers"u8))
            {
                reader.Read();
                reqId = Header(ref reader);
            }
            else if (reader.ValueTextEquals("errcode"u8))
            {
                reader.Read();
                code = reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out int number) ? number : null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("errmsg"u8))
            {
                reader.Read();
                message = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
                reader.Skip();
            }
            else if (reader.ValueTextEquals("body"u8))
            {
                reader.Read();
                int at = (int)reader.TokenStartIndex;
                reader.Skip();
                body = utf8[at..(int)reader.BytesConsumed];
            }
            else
            {
                reader.Skip();
            }
        }

        bool wanted = kind is FrameKind.Message or FrameKind.Event && !body.IsEmpty;
        return new Frame(kind, reqId, code, message, wanted ? JsonSerializer.Deserialize(body, IncomingJson.Default.IncomingMessage) : null);
    }

    private static FrameKind Kinds(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Null) return FrameKind.Acknowledgement;
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return FrameKind.Unknown;
        }

        return reader.ValueTextEquals(FrameCommand.Message) ? FrameKind.Message
            : reader.ValueTextEquals(FrameCommand.Event) ? FrameKind.Event
            : reader.ValueTextEquals(""u8) ? FrameKind.Acknowledgement
            : FrameKind.Unknown;
    }

    private static string? Header(ref Utf8JsonReader reader)
    {
        string? reqId = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return null;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool named = reader.ValueTextEquals("req_id"u8);
            reader.Read();
            if (named && reader.TokenType == JsonTokenType.String) reqId = reader.GetString();
            else reader.Skip();
        }

        return reqId;
    }
}
