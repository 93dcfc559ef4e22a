namespace PlanBot.WeCom.Api;

/// <summary>What every answer of the API has.</summary>
/// <param name="Errcode">0, or what went wrong.</param>
/// <param name="Errmsg">The fault in words.</param>
internal sealed record AnswerHead(int Errcode, string? Errmsg);
