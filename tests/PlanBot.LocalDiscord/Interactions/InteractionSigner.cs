using System.Text;
using NSec.Cryptography;

namespace PlanBot.LocalDiscord;

/// <summary>Signs HTTP interactions: Ed25519 over the timestamp and the raw body.</summary>
/// <remarks>Page "Overview of Interactions" of Discord's documentation, security and authorization.</remarks>
internal sealed class InteractionSigner : IDisposable
{
    private readonly Key _key = Key.Create(SignatureAlgorithm.Ed25519);

    /// <summary>The application's public key, 64 hexadecimal digits.</summary>
    public string PublicKey => Convert.ToHexStringLower(_key.PublicKey.Export(KeyBlobFormat.RawPublicKey));

    /// <summary>The value of X-Signature-Ed25519.</summary>
    public string Sign(string timestamp, ReadOnlySpan<byte> body) =>
        Convert.ToHexStringLower(SignatureAlgorithm.Ed25519.Sign(_key, [.. Encoding.ASCII.GetBytes(timestamp), .. body]));

    public void Dispose() => _key.Dispose();
}
