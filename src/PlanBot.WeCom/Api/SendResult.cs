namespace PlanBot.WeCom.Api;

/// <summary>A message that WeCom took.</summary>
/// <param name="Msgid">The message's id.</param>
/// <param name="ResponseCode">For a card with buttons: lets it be updated once within 72 hours; null otherwise.</param>
/// <param name="Invaliduser">Receivers who do not exist or do not see the app, divided by <c>|</c>; in lower case.</param>
/// <param name="Unlicenseduser">Receivers without a licence for the API, divided by <c>|</c>.</param>
/// <remarks>Source: document/path/90236, sending an app's message.</remarks>
internal sealed record SendResult(string? Msgid, string? ResponseCode, string? Invaliduser, string? Unlicenseduser);
