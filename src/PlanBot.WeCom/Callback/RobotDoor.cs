using System.Text.Json;

namespace PlanBot.WeCom.Callback;

/// <summary>The intelligent robot: JSON both ways.</summary>
/// <remarks>Source: developer.work.weixin.qq.com/document/path/101033.</remarks>
internal sealed class RobotDoor : ICallbackDoor
{
    public const string ConfigurationSection = "WeCom:AiBot";

    public string Section => ConfigurationSection;

    public string ContentType => "application/json";

    public string? ReadEncrypted(ReadOnlySpan<byte> body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, CallbackJson.Readable.EncryptedRequest)?.Encrypt;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public byte[] WriteReply(string encrypted, string signature, long timestamp, string nonce) =>
        JsonSerializer.SerializeToUtf8Bytes(new EncryptedReply(encrypted, signature, timestamp, nonce), CallbackJson.Readable.EncryptedReply);
}
