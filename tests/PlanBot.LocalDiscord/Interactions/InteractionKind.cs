namespace PlanBot.LocalDiscord;

/// <summary>Discord's interaction types, with its numbers.</summary>
public enum InteractionKind
{
    /// <summary>Asks whether the endpoint lives.</summary>
    Ping = 1,

    /// <summary>A slash command or a context menu command.</summary>
    Command = 2,

    /// <summary>A press of a button or a choice in a select.</summary>
    Component = 3,

    /// <summary>Asks for choices while an option is typed.</summary>
    Autocomplete = 4,

    /// <summary>A filled modal.</summary>
    Modal = 5,
}
