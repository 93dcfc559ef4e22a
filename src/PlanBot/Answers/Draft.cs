using PlanBot.Knowledge;
using PlanBot.Plans;

namespace PlanBot.Answers;

/// <summary>An answer before its quotes are cut: what is to be said, and which words of which clause are to be quoted.</summary>
internal sealed record Draft(string Intent)
{
    public List<DraftBlock> Blocks { get; } = [];

    public List<PlanTask>? Tasks { get; set; }

    public List<int>? Areas { get; set; }

    public int? Count { get; set; }

    public List<OwnerEntry> Owners { get; } = [];

    /// <summary>The task it is about where it quotes another clause.</summary>
    public ClauseId? Subject { get; init; }

    public Refusal? Refusal { get; set; }

    public List<string> Suggestions { get; } = [];

    /// <summary>The clauses quoted, each once, in order.</summary>
    public IReadOnlyList<ClauseId> Cited => [.. Blocks.OfType<Quoted>().Select(q => q.Clause).Distinct()];

    public Draft Say(string text)
    {
        if (text.Length > 0) Blocks.Add(new Said(text));
        return this;
    }

    /// <summary>Cites words that the draft says in a line of its own, such as a title in a list.</summary>
    public Draft Cite(Clause clause, TextSpan span)
    {
        Blocks.Add(new Quoted(clause.Id, span, Shown: false));
        return this;
    }

    public Draft Quote(Clause clause, TextSpan span)
    {
        Blocks.Add(new Quoted(clause.Id, span));
        return this;
    }
}

/// <summary>A part of a draft.</summary>
internal abstract record DraftBlock;

/// <summary>Words of the assistant.</summary>
internal sealed record Said(string Text) : DraftBlock;

/// <summary>Words of the plan, by position; not shown again where a line of the assistant's shows them.</summary>
internal sealed record Quoted(ClauseId Clause, TextSpan Span, bool Shown = true) : DraftBlock;
