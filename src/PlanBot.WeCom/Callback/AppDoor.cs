using System.Text;

namespace PlanBot.WeCom.Callback;

/// <summary>The self-built app: XML both ways.</summary>
/// <remarks>Source: developer.work.weixin.qq.com/document/path/90238.</remarks>
internal sealed class AppDoor : ICallbackDoor
{
    public const string ConfigurationSection = "WeCom:App";

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public string Section => ConfigurationSection;

    public string ContentType => "application/xml; charset=utf-8";

    public string? ReadEncrypted(ReadOnlySpan<byte> body)
    {
        try
        {
            return AppXml.ReadEncrypted(s_strictUtf8.GetString(body));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    public byte[] WriteReply(string encrypted, string signature, long timestamp, string nonce) =>
        Encoding.UTF8.GetBytes(AppXml.WriteEncrypted(encrypted, signature, timestamp, nonce));
}
