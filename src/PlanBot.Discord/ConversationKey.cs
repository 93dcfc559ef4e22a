namespace PlanBot.Discord;

/// <summary>Names the chats that follow-ups lean on.</summary>
internal static class ConversationKey
{
    /// <summary>The chat of a user in a channel, a thread or a direct message.</summary>
    public static string Of(string channel, string user) => $"discord:{channel}:{user}";

    /// <summary>What was said in one of the bot's answers, for those who reply to it.</summary>
    public static string OfAnswer(string message) => $"discord:answer:{message}";
}
