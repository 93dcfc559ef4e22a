using System.Text.Json;

namespace PlanBot.WeCom.Tests.Callback;

/// <summary>An entry of <c>wecom-vectors.json</c>, made with WeCom's own library.</summary>
/// <remarks>
/// Expected is <c>ok</c>, <c>bad-signature</c>, <c>bad-receive-id</c>, <c>bad-ciphertext</c>, or <c>rejected</c> for any of these.
/// Random are the 16 bytes before the message, in hexadecimal digits; null, as the plaintext is, for invalid ones.
/// </remarks>
public sealed record CallbackVector(
    string Name, string Expect, string Token, string EncodingAesKey, string ReceiveId, string Timestamp, string Nonce, string? Random, string? Plaintext, string Encrypt, string Signature)
{
    private static readonly JsonSerializerOptions s_options = new() { PropertyNameCaseInsensitive = true };

    public static IReadOnlyList<CallbackVector> All { get; } = Read();

    public override string ToString() => Name;

    private static CallbackVector[] Read()
    {
        using var file = File.OpenRead(Path.Combine(Repository.Root, "tests", "PlanBot.WeCom.Tests", "Callback", "wecom-vectors.json"));
        using var json = JsonDocument.Parse(file);
        return json.RootElement.GetProperty("vectors").Deserialize<CallbackVector[]>(s_options)!;
    }
}
