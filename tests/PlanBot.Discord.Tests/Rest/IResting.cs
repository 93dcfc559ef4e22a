namespace PlanBot.Discord.Tests.Rest;

/// <summary>A simulated Discord that tells how many requests it holds until time passes or the test lets them go.</summary>
internal interface IResting
{
    /// <summary>How many requests it holds.</summary>
    int AtRest { get; }

    /// <summary>How often it began or ceased to hold one.</summary>
    int Moves { get; }
}
