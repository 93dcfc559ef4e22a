namespace PlanBot.Discord.Gateway;

/// <summary>The name of an event of interest.</summary>
/// <param name="Text">As Discord writes it, such as <c>MESSAGE_CREATE</c>.</param>
/// <param name="Handled">Whether the bot handles it; READY and RESUMED are of interest all the same.</param>
internal sealed record EventName(string Text, bool Handled);
