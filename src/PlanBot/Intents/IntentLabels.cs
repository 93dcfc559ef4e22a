namespace PlanBot.Intents;

/// <summary>The labels of <c>intents.yaml</c>: what an utterance wants, finer than the intents that a reply names.</summary>
public static class IntentLabels
{
    /// <summary>A fact.</summary>
    public const string Ask = "ask";

    /// <summary>The tasks of an area or on a theme.</summary>
    public const string List = "list";

    /// <summary>How many tasks or areas there are.</summary>
    public const string Count = "count";

    /// <summary>The areas.</summary>
    public const string Areas = "areas";

    /// <summary>The area a task belongs to.</summary>
    public const string AreaOf = "area-of";

    /// <summary>One task in full.</summary>
    public const string Detail = "detail";

    /// <summary>The tasks that name a place.</summary>
    public const string Place = "place";

    /// <summary>Who leads, coordinates, implements or tracks.</summary>
    public const string Owner = "owner";

    /// <summary>What this document is.</summary>
    public const string About = "about";

    /// <summary>A greeting.</summary>
    public const string Greeting = "greeting";

    /// <summary>Thanks, praise, agreement.</summary>
    public const string Thanks = "thanks";

    /// <summary>A farewell.</summary>
    public const string Farewell = "farewell";

    /// <summary>What the bot is and can do.</summary>
    public const string Help = "help";

    /// <summary>An order to change, delete or reload something.</summary>
    public const string Admin = "admin";

    /// <summary>An order to ignore the rules, play a part or reveal a prompt.</summary>
    public const string Override = "override";

    /// <summary>What has nothing to do with the plan.</summary>
    public const string Outside = "outside";

    /// <summary>All labels.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Ask, List, Count, Areas, AreaOf, Detail, Place, Owner, About, Greeting, Thanks, Farewell, Help, Admin, Override, Outside];
}
