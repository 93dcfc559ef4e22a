namespace PlanBot.Plans;

/// <summary>Lines of a source file, both ends included, counted from 1.</summary>
public readonly record struct LineRange(int First, int Last);
