namespace PlanBot.WeCom.Api;

/// <summary>A new access token.</summary>
/// <param name="AccessToken">At most 512 bytes. Never printed.</param>
/// <param name="ExpiresIn">Seconds that it is good for, 7200 as a rule.</param>
/// <remarks>Source: document/path/91039, getting an access token.</remarks>
internal sealed record TokenAnswer(string AccessToken, int ExpiresIn)
{
    /// <summary>Not the token.</summary>
    public override string ToString() => $"{nameof(TokenAnswer)} {{ {nameof(ExpiresIn)} = {ExpiresIn} }}";
}
