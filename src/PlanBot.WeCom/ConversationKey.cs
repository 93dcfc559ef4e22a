using System.Security.Cryptography;
using System.Text;

namespace PlanBot.WeCom;

/// <summary>Names the chats that follow-ups lean on. They are stored, so that users stand in them by a pseudonym.</summary>
internal static class ConversationKey
{
    /// <summary>The robot's chat with a member, in a group or alone.</summary>
    /// <param name="group">The group's id; null for the chat alone.</param>
    /// <param name="pseudonym">The member.</param>
    public static string Of(string? group, string pseudonym) => $"wecom:{group}:{pseudonym}";

    /// <summary>The app's chat with a member.</summary>
    public static string OfApp(string pseudonym) => $"wecom:app:{pseudonym}";

    /// <summary>What was said in one of the bot's answers, for those who quote it. WeCom tells the quoted words alone, and clients may leave out marks and spaces; so its letters and digits name an answer.</summary>
    /// <param name="text">The answer's first message, or the quoted words.</param>
    public static string OfAnswer(string text)
    {
        var letters = new StringBuilder(text.Length);
        foreach (char c in text)
            if (char.IsLetterOrDigit(c)) letters.Append(c);
        return $"wecom:answer:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letters.ToString())).AsSpan(0, 16))}";
    }
}
