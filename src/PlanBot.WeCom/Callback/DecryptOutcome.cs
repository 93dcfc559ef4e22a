namespace PlanBot.WeCom.Callback;

/// <summary>What became of something encrypted that was sent to the bot.</summary>
internal abstract record DecryptOutcome
{
    private DecryptOutcome() { }

    /// <summary>It is WeCom's, whole, and meant for this receiver.</summary>
    /// <param name="Plaintext">What it says; well-formed Unicode.</param>
    public sealed record Ok(string Plaintext) : DecryptOutcome;

    /// <summary>Whoever sent it does not know the token, or something was changed on the way. Nothing was decrypted.</summary>
    public sealed record BadSignature : DecryptOutcome;

    /// <summary>It cannot be decrypted or unpacked: not base64, another key, wrong padding, a length that does not fit, no UTF-8.</summary>
    public sealed record BadCiphertext : DecryptOutcome;

    /// <summary>It is whole, but meant for another receiver.</summary>
    public sealed record BadReceiveId : DecryptOutcome;
}
