namespace PlanBot.WeCom.Callback;

/// <summary>Why a callback was refused or left unanswered.</summary>
internal enum Refusal
{
    /// <summary>Without signature, time, nonce or ciphertext, or with two of one.</summary>
    Unsigned,

    /// <summary>Signed more than five minutes before or after this machine's time.</summary>
    Stale,

    /// <summary>Signed with another token, or changed on the way.</summary>
    BadSignature,

    /// <summary>Signed, but it cannot be decrypted.</summary>
    BadCiphertext,

    /// <summary>Meant for another receiver.</summary>
    BadReceiveId,

    /// <summary>Decrypted, but no message.</summary>
    Unreadable,
}
