namespace PlanBot.Storage;

/// <summary>The file of what was stored cannot be used; the message names it and says what to do.</summary>
public sealed class StoreException(string message, Exception? inner = null) : Exception(message, inner);
