namespace PlanBot.WeCom.Api;

/// <summary>The answer to a call.</summary>
/// <param name="Errcode">0 when it was carried out. Source: document/path/90313, global error codes.</param>
/// <param name="Errmsg">The fault in words; made for people, it may change.</param>
/// <param name="Body">The whole JSON.</param>
internal sealed record ApiAnswer(int Errcode, string Errmsg, byte[] Body)
{
    /// <summary>True when the call was carried out.</summary>
    public bool IsSuccess => Errcode == 0;
}
