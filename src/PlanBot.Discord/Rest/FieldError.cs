namespace PlanBot.Discord.Rest;

/// <summary>What Discord found wrong with one field of a request's body.</summary>
/// <param name="Path">The field, such as <c>embeds[0].title</c>; empty when the fault is the body's as a whole.</param>
/// <param name="Code">Discord's name of the fault, such as <c>BASE_TYPE_MAX_LENGTH</c>.</param>
/// <param name="Message">The fault in words.</param>
internal sealed record FieldError(string Path, string Code, string Message)
{
    /// <summary>The field, the code and the words.</summary>
    public override string ToString() => Path.Length == 0 ? $"{Code} {Message}" : $"{Path}: {Code} {Message}";
}
