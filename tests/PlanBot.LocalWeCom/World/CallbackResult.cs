namespace PlanBot.LocalWeCom;

/// <summary>What became of sending a callback to the bot.</summary>
/// <param name="Reached">Over the long connection: it was written to the socket. Over HTTP: it was answered in time.</param>
/// <param name="Attempts">How often it was sent.</param>
/// <param name="Passive">The passive reply's plaintext, or null where there was none.</param>
public sealed record CallbackResult(bool Reached, int Attempts = 1, string? Passive = null);
