namespace PlanBot.Discord.Tests.Rest;

/// <summary>A simulated Discord that tells how many requests it holds until time passes or the test lets them go.</summary>
internal interface IResting
{
    int AtRest { get; }
}
