using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace PlanBot.Retrieval;

/// <summary>Hands tokens that were cut beforehand to Lucene.</summary>
internal sealed class TokenListStream(IReadOnlyList<string> tokens) : TokenStream
{
    private ICharTermAttribute? _term;
    private int _next;

    public override bool IncrementToken()
    {
        if (_next == tokens.Count) return false;
        _term ??= AddAttribute<ICharTermAttribute>();
        ClearAttributes();
        _term.SetEmpty().Append(tokens[_next++]);
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        _term ??= AddAttribute<ICharTermAttribute>();
        _next = 0;
    }
}
