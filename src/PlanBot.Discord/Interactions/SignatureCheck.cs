using System.Text;
using NSec.Cryptography;

namespace PlanBot.Discord.Interactions;

/// <summary>Tells whether an interaction that came over HTTP is Discord's: Ed25519 over the timestamp and the raw body.</summary>
/// <remarks>Source: discord-api-docs, developers/interactions/overview.mdx, Validating Security Request Headers.</remarks>
public sealed class SignatureCheck
{
    /// <summary>How old a timestamp may be: as long as an interaction can be answered.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromMinutes(15);

    private readonly TimeProvider _time;
    private readonly PublicKey _key;

    /// <param name="publicKey">The application's public key, 64 hexadecimal digits.</param>
    /// <param name="time">The clock that timestamps are held against.</param>
    /// <exception cref="FormatException">It is no such key.</exception>
    public SignatureCheck(string publicKey, TimeProvider time)
    {
        _key = PublicKey.Import(SignatureAlgorithm.Ed25519, Convert.FromHexString(publicKey), KeyBlobFormat.RawPublicKey);
        _time = time;
    }

    /// <summary>True when the signature fits and is fresh; false for any other, ill-formed ones and replays of long ago included.</summary>
    /// <param name="signature">The header <c>X-Signature-Ed25519</c>.</param>
    /// <param name="timestamp">The header <c>X-Signature-Timestamp</c>.</param>
    /// <param name="body">The body, byte for byte.</param>
    public bool Holds(string? signature, string? timestamp, ReadOnlySpan<byte> body)
    {
        if (signature is not { Length: 128 } || string.IsNullOrEmpty(timestamp) || timestamp.Length > 64 || !signature.All(char.IsAsciiHexDigit)) return false;
        if (!long.TryParse(timestamp, out long seconds) || Math.Abs(_time.GetUtcNow().ToUnixTimeSeconds() - seconds) > Oldest.TotalSeconds) return false;
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. body];
        return SignatureAlgorithm.Ed25519.Verify(_key, signed, Convert.FromHexString(signature));
    }
}
