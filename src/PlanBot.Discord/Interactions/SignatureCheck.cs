using System.Text;
using NSec.Cryptography;

namespace PlanBot.Discord.Interactions;

/// <summary>Tells whether an interaction that came over HTTP is Discord's: Ed25519 over the timestamp and the raw body.</summary>
/// <remarks>Source: discord-api-docs, developers/interactions/overview.mdx, Validating Security Request Headers.</remarks>
public sealed class SignatureCheck
{
    private readonly PublicKey _key;

    /// <param name="publicKey">The application's public key, 64 hexadecimal digits.</param>
    /// <exception cref="FormatException">It is no such key.</exception>
    public SignatureCheck(string publicKey) => _key = PublicKey.Import(SignatureAlgorithm.Ed25519, Convert.FromHexString(publicKey), KeyBlobFormat.RawPublicKey);

    /// <summary>True when the signature fits; false for any other, ill-formed ones included.</summary>
    /// <param name="signature">The header <c>X-Signature-Ed25519</c>.</param>
    /// <param name="timestamp">The header <c>X-Signature-Timestamp</c>.</param>
    /// <param name="body">The body, byte for byte.</param>
    public bool Holds(string? signature, string? timestamp, ReadOnlySpan<byte> body)
    {
        if (signature is not { Length: 128 } || string.IsNullOrEmpty(timestamp) || timestamp.Length > 64 || !signature.All(char.IsAsciiHexDigit)) return false;
        byte[] signed = [.. Encoding.UTF8.GetBytes(timestamp), .. body];
        return SignatureAlgorithm.Ed25519.Verify(_key, signed, Convert.FromHexString(signature));
    }
}
