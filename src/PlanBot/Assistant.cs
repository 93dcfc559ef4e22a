using PlanBot.Answers;
using PlanBot.Conversations;
using PlanBot.Intents;
using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Retrieval;

namespace PlanBot;

/// <summary>
/// Answers questions from one knowledge snapshot: understands the question with what was said before, decides what is
/// wanted, finds the evidence, composes the answer. The same question in the same conversation gets the same answer.
/// Safe to use from several threads.
/// </summary>
public sealed class Assistant
{
    // As many words that point this surely to another clause need no help from what was said before.
    private const double StandsAlone = 0.75;
    private const int EnoughTokens = 12;
    private const double SpeaksForItself = 0.5;

    private readonly KnowledgeSnapshot _knowledge;
    private readonly ConversationMemory _conversations;
    private readonly Composer _composer;

    /// <summary>Makes an assistant over a snapshot.</summary>
    /// <param name="knowledge">What it answers from.</param>
    /// <param name="conversations">What was said before; may be shared with the assistants of other snapshots.</param>
    /// <param name="time">Tells whether the plan's period has ended.</param>
    public Assistant(KnowledgeSnapshot knowledge, ConversationMemory conversations, TimeProvider time)
    {
        _knowledge = knowledge;
        _conversations = conversations;
        _composer = new Composer(knowledge, time);
    }

    /// <summary>What it answers from.</summary>
    public KnowledgeSnapshot Knowledge => _knowledge;

    /// <summary>Answers one message. Never fails on what was typed.</summary>
    public Reply Ask(Question question)
    {
        var typed = _knowledge.Reader.Read(question.Text);
        // A turn of other knowledge names clauses and places in them that may be gone.
        var last = _conversations.Last(question.Conversation) is { } turn && turn.Snapshot == _knowledge.Hash ? turn : null;
        var request = Understand(typed, last, question.Language);
        var draft = _composer.Compose(request);
        if (question.Conversation is { } conversation && !typed.IsEmpty) Remember(conversation, request, draft, last);
        return ReplyFinisher.Finish(draft, request.Language, _knowledge, Wording.For(request.Language)) with { Leans = request.Leans };
    }

    /// <summary>Lists the tasks that pass a filter; one that leaves none says so.</summary>
    /// <param name="filter">Which tasks.</param>
    /// <param name="language">The language to answer in.</param>
    /// <param name="conversation">The chat in which follow-ups may lean on the list; null for none.</param>
    public Reply List(TaskFilter filter, WrittenLanguage language, string? conversation = null)
    {
        var draft = _composer.List(filter, language);
        if (conversation is not null)
        {
            _conversations.Remember(conversation, new Turn
            {
                Text = filter.Place ?? "",
                Snapshot = _knowledge.Hash,
                Label = filter.Place is null ? IntentLabels.List : IntentLabels.Place,
                Language = language,
                Clause = null,
                Wants = FollowUpLabels.Alone,
                Before = null,
                Subject = null,
                Cited = draft.Cited,
                Quoted = [],
                Areas = filter.Area is { } area ? [area] : [],
                Tasks = draft.Tasks is { } tasks ? [.. tasks.Select(t => t.Id)] : [],
            });
        }
        return ReplyFinisher.Finish(draft, language, _knowledge, Wording.For(language));
    }

    private Request Understand(Utterance typed, Turn? last, WrittenLanguage? language)
    {
        var followUp = typed.IsEmpty ? null : FollowUps.Resolve(typed, last, _knowledge);
        if (followUp is null && last is not null && !typed.IsEmpty) followUp = Leaning(typed, last);
        var utterance = followUp is null ? typed : _knowledge.Reader.Read(followUp.Text);
        var guesses = _knowledge.Intents.Classify(utterance.Masked);
        var clause = followUp?.Clause;
        // What is only said again, surer, shorter or in another language, wants what was wanted then, of the turn before that.
        bool again = followUp is { Wants: FollowUpLabels.Sure or FollowUpLabels.Shorter or FollowUpLabels.Translate };
        var evidence = _knowledge.Searcher.Search(utterance, followUp?.Label == IntentLabels.Ask ? clause : null);
        if (followUp is { Label: IntentLabels.Ask, Clause: not null } && typed.Tokens.Count >= EnoughTokens && _knowledge.Searcher.Search(typed) is { Best.Certainty: > StandsAlone } alone && alone.Best.Clause.Id != clause)
        {
            evidence = alone;
            clause = null;
        }
        else if (followUp is { Wants: FollowUpLabels.Lean, Clause: not null }) evidence = Joined(evidence, _knowledge.Searcher.Search(typed, clause));
        return new Request
        {
            Utterance = utterance,
            Language = language ?? followUp?.Language ?? typed.Language,
            Label = followUp?.Label ?? IntentDecision.Decide(utterance, guesses, words => _knowledge.Searcher.Aboutness(_knowledge.Reader, words)),
            Outside = guesses.FirstOrDefault(g => g.Label == IntentLabels.Outside).Certainty,
            Evidence = evidence,
            Clause = clause,
            Leans = followUp is not null,
            Before = followUp is null ? null : again ? last!.Before : last,
            Wants = again ? last!.Wants : followUp?.Wants ?? FollowUpLabels.Alone,
        };
    }

    // With the question before put in, what was asked before weighs more than what is asked now: the sentences of both are shown.
    private static Evidence Joined(Evidence both, Evidence now)
    {
        if (both.Best is not { } best || now.Best is not { Coverage: > 0 } own || own.Clause.Id != best.Clause.Id) return both;
        return both with { Hits = [best with { Sentences = [.. own.Sentences.Union(best.Sentences).OrderBy(s => s.Start)] }, .. both.Hits.Skip(1)] };
    }

    // A short message that says too little by itself and is about nothing else goes on from the clause before.
    private FollowUp? Leaning(Utterance typed, Turn last)
    {
        if (last.About.Count == 0 || typed.Tokens.Count >= EnoughTokens * 2 || typed.Tasks.Count > 0 || typed.Areas.Count > 0) return null;
        string label = IntentDecision.Decide(typed, _knowledge.Intents.Classify(typed.Masked), words => _knowledge.Searcher.Aboutness(_knowledge.Reader, words));
        bool leans = label == IntentLabels.Owner
            ? typed.Tokens.Count <= EnoughTokens && typed.Names.Count == 0
            : label is IntentLabels.Ask or IntentLabels.List or IntentLabels.Areas && _knowledge.Searcher.Search(typed).Best is not { Certainty: > SpeaksForItself };
        var guess = _knowledge.Intents.Classify(typed.Masked)[0];
        if (!leans || guess is { Label: IntentLabels.Outside or IntentLabels.Greeting or IntentLabels.Thanks or IntentLabels.Farewell, Certainty: > 0.5 }) return null;
        return label == IntentLabels.Owner && last.About[0].IsTask
            ? new FollowUp(FollowUpLabels.Owner, typed.Text, IntentLabels.Owner, last.About[0])
            : new FollowUp(FollowUpLabels.Lean, typed.Text + " " + last.Text, label == IntentLabels.Owner ? label : IntentLabels.Ask, last.About[0]);
    }

    // Small talk in between does not make the chat forget what it was about.
    private void Remember(string conversation, Request request, Draft draft, Turn? last)
    {
        if (draft.Intent is "talk" or "outside" && last is not null) return;
        _conversations.Remember(conversation, new Turn
        {
            Text = request.Utterance.Typed,
            Snapshot = _knowledge.Hash,
            Label = request.Label,
            Language = request.Language,
            Clause = request.Clause,
            Wants = request.Wants,
            Before = request.Before is { } before ? before with { Before = null } : null,
            Subject = draft.Subject,
            Cited = draft.Refusal is { } refusal && draft.Cited.Count == 0 ? refusal.Nearest : draft.Cited,
            Quoted = [.. request is { Wants: FollowUpLabels.More, Before.Quoted: var known } ? known : [], .. draft.Blocks.OfType<Quoted>().Select(q => (q.Clause, q.Span))],
            Areas = draft.Areas ?? [],
            Tasks = draft.Tasks is { } tasks ? [.. tasks.Select(t => t.Id)] : [],
        });
    }
}
