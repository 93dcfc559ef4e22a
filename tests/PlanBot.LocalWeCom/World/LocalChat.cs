namespace PlanBot.LocalWeCom;

/// <summary>Where people talk with the bot: alone with it, or in a group.</summary>
/// <param name="Id">The group's <c>chatid</c>; alone, the member's <c>userid</c>.</param>
/// <param name="Name">What the console calls it.</param>
/// <param name="With">The member, when alone with the bot; null in a group.</param>
public sealed record LocalChat(string Id, string Name, LocalUser? With = null)
{
    /// <summary>Whether it is a group.</summary>
    public bool IsGroup => With is null;
}
