using PlanBot.Conversations;

namespace PlanBot.Storage;

/// <summary>What is handed to the store's writer.</summary>
internal abstract record Write;

/// <summary>A message was taken up.</summary>
internal sealed record Claimed(string Id, DateTimeOffset At) : Write;

/// <summary>Something was said in a chat.</summary>
internal sealed record Said(string Chat, Turn Turn, DateTimeOffset At) : Write;
