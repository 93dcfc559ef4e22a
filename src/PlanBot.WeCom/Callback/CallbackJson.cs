using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlanBot.WeCom.Callback;

/// <summary>How the robot's envelopes are read and written.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(EncryptedRequest))]
[JsonSerializable(typeof(EncryptedReply))]
internal sealed partial class CallbackJson : JsonSerializerContext
{
    /// <summary>The one in use; base64 is written as it is.</summary>
    public static CallbackJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}

/// <summary>What WeCom sends to a robot's callback address.</summary>
/// <param name="Encrypt">The ciphertext in base64.</param>
internal sealed record EncryptedRequest(string? Encrypt);

/// <summary>A robot's passive reply.</summary>
/// <param name="Encrypt">The ciphertext in base64.</param>
/// <param name="Signature">40 hexadecimal digits.</param>
/// <param name="Timestamp">Seconds since 1970.</param>
/// <param name="Nonce">Letters and digits.</param>
internal sealed record EncryptedReply(string Encrypt, [property: JsonPropertyName("msgsignature")] string Signature, long Timestamp, string Nonce);
