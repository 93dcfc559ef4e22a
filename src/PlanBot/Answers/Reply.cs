using PlanBot.Language;

namespace PlanBot.Answers;

/// <summary>What the assistant answers. Channels render it; nothing in it is markup.</summary>
public sealed record Reply
{
    /// <summary>What the user sees, quotes included.</summary>
    public required string Text { get; init; }

    /// <summary>The parts of <see cref="Text"/> in order.</summary>
    public required IReadOnlyList<ReplyBlock> Blocks { get; init; }

    /// <summary>The language it is written in, quotes aside.</summary>
    public required WrittenLanguage Language { get; init; }

    /// <summary><c>ask</c>, <c>list</c>, <c>detail</c>, <c>place</c>, <c>owner</c>, <c>about</c>, <c>talk</c> or <c>outside</c>.</summary>
    public required string Intent { get; init; }

    /// <summary>The clauses it rests on, with the words quoted from them.</summary>
    public required IReadOnlyList<Citation> Citations { get; init; }

    /// <summary>The tasks listed; null unless a list was asked for.</summary>
    public IReadOnlyList<TaskItem>? Tasks { get; init; }

    /// <summary>The areas listed; null unless they were asked for.</summary>
    public IReadOnlyList<int>? Areas { get; init; }

    /// <summary>The number asked for; null unless one was.</summary>
    public int? Count { get; init; }

    /// <summary>Owners stated or recorded.</summary>
    public required IReadOnlyList<OwnerLine> Owners { get; init; }

    /// <summary>Why it does not answer; null when it does.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>Questions that could follow, or the choices where the question fits several clauses.</summary>
    public required IReadOnlyList<string> Suggestions { get; init; }

    /// <summary>Id of the plan.</summary>
    public required string Plan { get; init; }

    /// <summary>Hash of the knowledge the answer was made from.</summary>
    public required string Snapshot { get; init; }

    /// <summary>True where the question was understood with the help of what was said before: the same words alone could be answered otherwise.</summary>
    public bool Leans { get; init; }
}

/// <summary>A part of a reply.</summary>
public abstract record ReplyBlock;

/// <summary>Words of the assistant.</summary>
public sealed record ProseBlock(string Text) : ReplyBlock;

/// <summary>Words of the plan.</summary>
public sealed record QuoteBlock(Citation Citation) : ReplyBlock;
