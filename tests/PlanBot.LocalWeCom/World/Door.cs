namespace PlanBot.LocalWeCom;

/// <summary>The two ways into the bot.</summary>
public enum Door
{
    /// <summary>The intelligent robot.</summary>
    Robot,

    /// <summary>The self-built app.</summary>
    App,
}
