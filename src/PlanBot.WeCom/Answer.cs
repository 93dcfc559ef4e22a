using PlanBot.WeCom.Model;
using PlanBot.WeCom.Rendering;

namespace PlanBot.WeCom;

/// <summary>What the bot says, before a door gives it its form.</summary>
/// <param name="Lines">The words.</param>
/// <param name="Card">The card below them; null for none.</param>
internal sealed record Answer(IReadOnlyList<Line> Lines, TemplateCard? Card = null)
{
    /// <summary>A short text of the bot's own.</summary>
    public static Answer Notice(string text) => new(ReplyLines.Of(text));

    /// <summary>The robot's messages, at least one.</summary>
    public IReadOnlyList<string> RobotParts { get => field ??= WeComMarkdown.Parts(Lines, ByteLimits.Stream); }

    /// <summary>The app's messages as markdown, at least one.</summary>
    public IReadOnlyList<string> AppParts => WeComMarkdown.Parts(Lines, ByteLimits.App);

    /// <summary>The app's messages as plain text, at least one.</summary>
    public IReadOnlyList<string> PlainParts => WeComPlainText.Parts(Lines, ByteLimits.App);
}
