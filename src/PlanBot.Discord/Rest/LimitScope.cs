namespace PlanBot.Discord.Rest;

/// <summary>Whom a 429 answer concerns.</summary>
internal enum LimitScope
{
    /// <summary>This bot on this route.</summary>
    User,

    /// <summary>A resource that others use as well; not counted as an invalid request.</summary>
    Shared,

    /// <summary>This bot on every route that the global limit binds.</summary>
    Global,

    /// <summary>This address on every route: the answer is not the API's but of the guard before it.</summary>
    Address,
}
