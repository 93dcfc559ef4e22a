using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace PlanBot.WeCom.Callback;

/// <summary>
/// Signs, encrypts and decrypts what goes between WeCom and a callback address. Safe for concurrent use.
/// </summary>
/// <remarks>
/// Source: developer.work.weixin.qq.com/document/path/90968 (self-built app) and /101033 (intelligent robot).
/// The signature is SHA-1 over token, timestamp, nonce and ciphertext, sorted and joined, in lower-case hexadecimal digits.
/// The ciphertext is AES-256-CBC, in base64, of 16 random bytes, the message's length in bytes (4 bytes, big endian),
/// the message in UTF-8 and the receive id, padded as PKCS#7 does to a multiple of 32 bytes. The key's first 16 bytes are the IV.
/// </remarks>
internal sealed class CallbackCipher
{
    private const int RandomBytes = 16, HeaderBytes = RandomBytes + sizeof(uint), PaddingBlock = 32, KeyCharacters = 43, SignatureCharacters = 2 * SHA1.HashSizeInBytes;

    private static readonly UTF8Encoding s_strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly string _token;
    private readonly byte[] _key;
    private readonly byte[] _receiveId;

    /// <param name="token">The token set for the callback address.</param>
    /// <param name="encodingAesKey">The EncodingAESKey set for it: 43 characters, the base64 of 32 bytes without its last <c>=</c>.</param>
    /// <param name="receiveId">The id of the corporation for a self-built app; empty for a corporation's own robot.</param>
    /// <exception cref="FormatException">The key is not 43 characters of base64. The message does not quote it.</exception>
    public CallbackCipher(string token, string encodingAesKey, string receiveId)
    {
        _token = token;
        _receiveId = Encoding.UTF8.GetBytes(receiveId);
        _key = new byte[32];
        if (encodingAesKey.Length != KeyCharacters || !Convert.TryFromBase64String(encodingAesKey + "=", _key, out int length) || length != _key.Length)
            throw new FormatException($"The EncodingAESKey must be the {KeyCharacters} letters and digits that WeCom shows beside the callback address.");
    }

    /// <summary>True for a key of the form that WeCom shows: 43 characters, the base64 of 32 bytes.</summary>
    public static bool IsKey(string encodingAesKey) => encodingAesKey.Length == KeyCharacters && Convert.TryFromBase64String(encodingAesKey + "=", new byte[32], out int length) && length == 32;

    /// <summary>The signature of a ciphertext: 40 lower-case hexadecimal digits.</summary>
    public string Sign(string timestamp, string nonce, string encrypted)
    {
        Span<char> signature = stackalloc char[SignatureCharacters];
        Sign(timestamp, nonce, encrypted, signature);
        return new string(signature);
    }

    /// <summary>Decrypts, once the signature has been found to hold.</summary>
    /// <param name="signature">What the request gave as <c>msg_signature</c>.</param>
    /// <param name="timestamp">The request's, as it was written. Whether it is fresh is the caller's to tell.</param>
    /// <param name="nonce">The request's.</param>
    /// <param name="encrypted">The ciphertext in base64.</param>
    public DecryptOutcome Decrypt(string signature, string timestamp, string nonce, string encrypted)
    {
        Span<char> expected = stackalloc char[SignatureCharacters];
        Sign(timestamp, nonce, encrypted, expected);
        // As text and not as bytes: one signature has one way to be written, so a changed letter is refused as any other change is.
        if (!CryptographicOperations.FixedTimeEquals(MemoryMarshal.AsBytes(signature.AsSpan()), MemoryMarshal.AsBytes(expected))) return new DecryptOutcome.BadSignature();
        byte[] buffer = ArrayPool<byte>.Shared.Rent(encrypted.Length * 2);
        try
        {
            var ciphertext = buffer.AsSpan(0, encrypted.Length);
            if (!Convert.TryFromBase64String(encrypted, ciphertext, out int length) || length == 0 || length % PaddingBlock != 0) return new DecryptOutcome.BadCiphertext();
            var padded = buffer.AsSpan(encrypted.Length, length);
            using (var aes = NewAes()) aes.DecryptCbc(ciphertext[..length], _key.AsSpan(0, RandomBytes), padded, PaddingMode.None);
            return Unpack(padded);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Encrypts; the outcome is base64.</summary>
    /// <param name="text">Halves of surrogate pairs go out as U+FFFD.</param>
    public string Encrypt(string text)
    {
        Span<byte> random = stackalloc byte[RandomBytes];
        RandomNumberGenerator.Fill(random);
        return Encrypt(text, random);
    }

    /// <summary>Encrypts with known random bytes, which only a test has.</summary>
    /// <param name="text">As for the other overload.</param>
    /// <param name="random">16 bytes.</param>
    public string Encrypt(string text, ReadOnlySpan<byte> random)
    {
        int message = Encoding.UTF8.GetByteCount(text), content = HeaderBytes + message + _receiveId.Length;
        int padding = PaddingBlock - (content % PaddingBlock), length = content + padding;
        byte[] buffer = ArrayPool<byte>.Shared.Rent(length * 2);
        try
        {
            var plain = buffer.AsSpan(0, length);
            random[..RandomBytes].CopyTo(plain);
            BinaryPrimitives.WriteInt32BigEndian(plain[RandomBytes..], message);
            Encoding.UTF8.GetBytes(text, plain[HeaderBytes..]);
            _receiveId.CopyTo(plain[(HeaderBytes + message)..]);
            plain[content..].Fill((byte)padding);
            var ciphertext = buffer.AsSpan(length, length);
            using (var aes = NewAes()) aes.EncryptCbc(plain, _key.AsSpan(0, RandomBytes), ciphertext, PaddingMode.None);
            return Convert.ToBase64String(ciphertext);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private DecryptOutcome Unpack(ReadOnlySpan<byte> padded)
    {
        int padding = padded[^1];
        if (padding is 0 or > PaddingBlock || padded[^padding..].ContainsAnyExcept((byte)padding)) return new DecryptOutcome.BadCiphertext();
        var content = padded[..^padding];
        if (content.Length < HeaderBytes) return new DecryptOutcome.BadCiphertext();
        uint message = BinaryPrimitives.ReadUInt32BigEndian(content[RandomBytes..]);
        var rest = content[HeaderBytes..];
        if (message > rest.Length) return new DecryptOutcome.BadCiphertext();
        if (!rest[(int)message..].SequenceEqual(_receiveId)) return new DecryptOutcome.BadReceiveId();
        try
        {
            return new DecryptOutcome.Ok(s_strictUtf8.GetString(rest[..(int)message]));
        }
        catch (DecoderFallbackException)
        {
            return new DecryptOutcome.BadCiphertext();
        }
    }

    // An Aes of each call's own: the class does not promise to be safe for several threads, and making one costs a hundredth of a request.
    private Aes NewAes()
    {
        var aes = Aes.Create();
        aes.SetKey(_key);
        return aes;
    }

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "WeCom signs with SHA-1; the choice is not ours.")]
    private void Sign(string timestamp, string nonce, string encrypted, Span<char> signature)
    {
        // In the order of their UTF-16 units, as WeCom's own libraries sort.
        string[] parts = [_token, timestamp, nonce, encrypted];
        Array.Sort(parts, StringComparer.Ordinal);
        byte[] joined = ArrayPool<byte>.Shared.Rent(parts.Sum(p => Encoding.UTF8.GetMaxByteCount(p.Length)));
        int length = 0;
        foreach (string part in parts) length += Encoding.UTF8.GetBytes(part, joined.AsSpan(length));
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(joined.AsSpan(0, length), hash);
        ArrayPool<byte>.Shared.Return(joined);
        Convert.TryToHexStringLower(hash, signature, out _);
    }
}
