using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace PlanBot.LocalWeCom;

/// <summary>
/// The cipher of callbacks (page "加解密方案说明", path 90968), written for this server alone so that it shares no mistake with
/// the bot's. Its other judge is the npm package <c>@wecom/crypto</c>.
/// </summary>
internal sealed class MessageCipher(string token, string encodingAesKey, string receiveId)
{
    private const int Block = 32;
    private const int Head = 16 + sizeof(int);

    private readonly byte[] _key = Convert.FromBase64String(encodingAesKey + "=");

    [SuppressMessage("Security", "CA5350", Justification = "WeCom signs by SHA-1.")]
    public string Sign(string timestamp, string nonce, string encrypted)
    {
        string[] parts = [token, timestamp, nonce, encrypted];
        Array.Sort(parts, string.CompareOrdinal);
        return Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(string.Concat(parts))));
    }

    public string Encrypt(string text)
    {
        var message = Encoding.UTF8.GetBytes(text);
        var receiver = Encoding.UTF8.GetBytes(receiveId);
        var length = Head + message.Length + receiver.Length;
        var padding = Block - length % Block;
        var plain = new byte[length + padding];
        RandomNumberGenerator.Fill(plain.AsSpan(0, 16));
        BinaryPrimitives.WriteInt32BigEndian(plain.AsSpan(16), message.Length);
        message.CopyTo(plain, Head);
        receiver.CopyTo(plain, Head + message.Length);
        plain.AsSpan(length).Fill((byte)padding);
        using var aes = Aes.Create();
        aes.Key = _key;
        return Convert.ToBase64String(aes.EncryptCbc(plain, _key.AsSpan(0, 16), PaddingMode.None));
    }

    /// <exception cref="FormatException">It was not encrypted for this receiver by this scheme; the message says why.</exception>
    public string Decrypt(string encrypted)
    {
        using var aes = Aes.Create();
        aes.Key = _key;
        byte[] plain;
        try
        {
            plain = aes.DecryptCbc(Convert.FromBase64String(encrypted), _key.AsSpan(0, 16), PaddingMode.None);
        }
        catch (CryptographicException error)
        {
            throw new FormatException(error.Message, error);
        }
        var padding = plain.Length > 0 ? plain[^1] : 0;
        if (padding is < 1 or > Block || plain.Length - padding < Head || plain.AsSpan(plain.Length - padding).ContainsAnyExcept((byte)padding))
        {
            throw new FormatException("The padding is wrong.");
        }
        var length = BinaryPrimitives.ReadInt32BigEndian(plain.AsSpan(16));
        var rest = plain.AsSpan(Head, plain.Length - padding - Head);
        if (length < 0 || length > rest.Length)
        {
            throw new FormatException("The length is wrong.");
        }
        var receiver = Encoding.UTF8.GetString(rest[length..]);
        return receiver == receiveId
            ? Encoding.UTF8.GetString(rest[..length])
            : throw new FormatException("The receive id is wrong.");
    }
}
