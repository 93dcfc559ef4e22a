namespace PlanBot.WeCom.Callback;

/// <summary>What the two doors, the self-built app and the intelligent robot, do not have in common: how ciphertexts are wrapped.</summary>
internal interface ICallbackDoor
{
    /// <summary>Its section in the configuration, for the log.</summary>
    string Section { get; }

    /// <summary>The media type of replies.</summary>
    string ContentType { get; }

    /// <summary>The ciphertext in a request's body, which nobody has checked yet; null where there is none.</summary>
    /// <param name="body">UTF-8, presumably.</param>
    string? ReadEncrypted(ReadOnlySpan<byte> body);

    /// <summary>The body that carries an encrypted reply.</summary>
    /// <param name="encrypted">Base64.</param>
    /// <param name="signature">Hexadecimal digits.</param>
    /// <param name="timestamp">Seconds since 1970.</param>
    /// <param name="nonce">Letters and digits.</param>
    byte[] WriteReply(string encrypted, string signature, long timestamp, string nonce);
}
