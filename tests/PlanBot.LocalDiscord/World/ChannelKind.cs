namespace PlanBot.LocalDiscord;

/// <summary>The kinds of channel that the local Discord has, with Discord's numbers.</summary>
public enum ChannelKind
{
    /// <summary>A text channel of the guild.</summary>
    Text = 0,

    /// <summary>A direct message between one user and the bot.</summary>
    Direct = 1,

    /// <summary>A public thread in a text or forum channel.</summary>
    Thread = 11,

    /// <summary>A forum, which holds threads and no messages of its own.</summary>
    Forum = 15,
}
