using PlanBot.Language;

namespace PlanBot;

/// <summary>A message to the assistant.</summary>
/// <param name="Text">What was typed.</param>
/// <param name="Conversation">Names the chat it belongs to, so that it can lean on what was said before; null for a question alone.</param>
/// <param name="Language">The language to answer in; null for that of the text.</param>
public sealed record Question(string Text, string? Conversation = null, WrittenLanguage? Language = null);
