using Microsoft.Extensions.Logging;
using PlanBot.Answers;
using PlanBot.Language;
using PlanBot.Plans;
using PlanBot.Retrieval;
using PlanBot.WeCom.Model;
using PlanBot.WeCom.Rendering;

namespace PlanBot.WeCom;

/// <summary>Makes the answer to a message, a press or a choice from the menu, the same for every door.</summary>
/// <param name="knowledge">What it answers from.</param>
/// <param name="settings">Tells the admins.</param>
/// <param name="questions">Learns what was asked.</param>
/// <param name="feedback">Keeps remarks.</param>
/// <param name="compose">Composes replies in place of the assistant; null for the assistant, which answers at once.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class Answerer(
    KnowledgeBase knowledge, WeComSettings settings, QuestionBook questions, FeedbackBox feedback, Func<Question, CancellationToken, Task<Reply>>? compose, TimeProvider time, ILogger logger)
{
    /// <summary>The longest that an answer may take to be made; a stream has to end within 6 minutes.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(330);

    /// <summary>The longest question in characters, that of a command on Discord.</summary>
    public const int LongestQuestion = 6_000;

    /// <summary>The answer. Never fails: what goes wrong is an apology.</summary>
    /// <param name="received">What is to be answered.</param>
    /// <param name="ending">Cancelled when nobody can wait for the answer any longer.</param>
    public async Task<Answer> AnswerAsync(Received received, CancellationToken ending)
    {
        try
        {
            return received.Kind == ReceivedKind.Pressed ? await PressedAsync(received, ending) : await MessageAsync(received, ending);
        }
        catch (Exception e)
        {
            // The exception's own text could quote what was typed.
            LogFailed(received.Key, e.GetType().Name, e.StackTrace);
            return Answer.Notice(ChannelWording.Failed(Language(received)));
        }
    }

    /// <summary>What is shown while the answer is being made.</summary>
    public string Waiting(Received received) =>
        Command(received) is { Kind: CommandKind.Reload } && IsAdmin(received) ? WeComWording.Reloading(Language(received)) : WeComWording.Looking(Language(received));

    /// <summary>The card that welcomes who opens the chat; null for a plan without areas.</summary>
    public TemplateCard? WelcomeCard(Received received) => AreaCard.Welcome(knowledge.Assistant.Knowledge, WrittenLanguage.Simplified, received.AnswerId);

    /// <summary>The welcome as text.</summary>
    public string WelcomeText()
    {
        var used = knowledge.Assistant.Knowledge;
        return WeComWording.WelcomeText(WrittenLanguage.Simplified, used.Plan.Front.Title, [.. used.Plan.Areas.Select(a => AreaCard.Name(a, used, WrittenLanguage.Simplified))]);
    }

    /// <summary>The pressed card with the press shown on it; null where it cannot be drawn.</summary>
    public TemplateCard? PressedCard(Received received) =>
        CardKey.Parse(received.Button) is { } key ? ReplyCard.Pressed(key, received.Chosen, knowledge.Assistant.Knowledge, received.CardId) : null;

    private async Task<Answer> MessageAsync(Received received, CancellationToken ending)
    {
        var language = Language(received);
        if (received is { Text: null, Command: null }) return Answer.Notice(WeComWording.TextOnly(language));
        if (Command(received) is { } command) return await CommandAsync(received, command, language, ending);
        string text = received.Text ?? "";
        if (text.Length > LongestQuestion) return Answer.Notice(WeComWording.TooLong(language, LongestQuestion));
        // Who quotes an answer goes on from it, whatever was said since.
        if (received.Quoted is { } quoted && knowledge.Conversations.Last(ConversationKey.OfAnswer(quoted)) is { } turn) knowledge.Conversations.Remember(received.Conversation, turn);
        return await AskAsync(received, new Question(text, received.Conversation), ending);
    }

    private async Task<Answer> CommandAsync(Received received, TextCommand command, WrittenLanguage language, CancellationToken ending)
    {
        if (command.IsForAdmins && !IsAdmin(received))
        {
            LogNoAdmin(command.Kind, received.Key);
            return Answer.Notice(ChannelWording.AdminsOnly(language));
        }
        switch (command.Kind)
        {
            case CommandKind.Feedback when command.Text.Length == 0: return Answer.Notice(WeComWording.HowToGiveFeedback(language));
            case CommandKind.Feedback:
                await feedback.RemarkAsync(received.AnswerId, received.User, command.Text);
                return Answer.Notice(WeComWording.ThanksForFeedback(language));
            case CommandKind.Reload: return Answer.Notice(ChannelWording.Reloaded(language, await Task.Run(knowledge.Reload, ending)));
            case CommandKind.Knowledge: return Answer.Notice(ChannelWording.Knowledge(language, knowledge));
        }
        if (command.Filter is { } filter) return List(received, filter, language);
        return await AloneAsync(received, command.Question(language) ?? "", language, ending);
    }

    private async Task<Answer> PressedAsync(Received received, CancellationToken ending)
    {
        if (CardKey.Parse(received.Button) is not { } key)
        {
            LogUnknownPress(received.Key);
            return Answer.Notice(WeComWording.UnknownPress(WrittenLanguage.Simplified));
        }
        var (language, plan) = (key.Language, knowledge.Assistant.Knowledge.Plan);
        if (key.Target(received.Chosen) is not { } target) return Answer.Notice(key.Action == CardKey.Area ? WeComWording.ChooseArea(language) : WeComWording.ChooseTask(language));
        if (key.Action == CardKey.Area) return int.TryParse(target, out int area) ? List(received, new TaskFilter(area), language) : Answer.Notice(WeComWording.UnknownPress(language));
        if (!ClauseId.TryParse(target, out var id) || plan.Find(id) is not { } clause) return Answer.Notice(ChannelWording.NoSuchClause(language));
        var task = plan.FindTask(id);
        switch (key.Action)
        {
            case CardKey.Related when task?.Area is { } related: return List(received, new TaskFilter(related), language);
            case CardKey.Owner when task is not null: return await AloneAsync(received, ChannelWording.AskForOwner(language, ChannelWording.AskForTask(language, task.Number)), language, ending);
            case CardKey.Clause:
                // What is asked next may lean on the clause.
                if (task is not null) await AloneAsync(received, ChannelWording.AskForTask(language, task.Number), language, ending);
                return Quotable(received, new Answer(ReplyLines.Of(clause, language, plan)));
            default: return Answer.Notice(WeComWording.UnknownPress(language));
        }
    }

    // What has no words of the user's own asks the same whatever was said before; what is said next may lean on it.
    private Task<Answer> AloneAsync(Received received, string text, WrittenLanguage language, CancellationToken ending) =>
        AskAsync(received, new Question(text, ConversationKey.OfAnswer(received.AnswerId), language), ending);

    private async Task<Answer> AskAsync(Received received, Question question, CancellationToken ending)
    {
        var assistant = knowledge.Assistant;
        var reply = compose is null ? assistant.Ask(question) : await ComposeAsync(compose, question, ending);
        if (question.Conversation is { } alone && alone != received.Conversation && reply.Intent is not ("talk" or "outside") && knowledge.Conversations.Last(alone) is { } turn)
            knowledge.Conversations.Remember(received.Conversation, turn);
        return Rendered(received, question.Text, reply, assistant);
    }

    private async Task<Reply> ComposeAsync(Func<Question, CancellationToken, Task<Reply>> composing, Question question, CancellationToken ending)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ending);
        // Whether the composer heeds the token or not.
        return await composing(question, either.Token).WaitAsync(either.Token);
    }

    private Answer List(Received received, TaskFilter filter, WrittenLanguage language)
    {
        var assistant = knowledge.Assistant;
        return Rendered(received, received.Text ?? "", assistant.List(filter, language, received.Conversation), assistant);
    }

    private Answer Rendered(Received received, string question, Reply reply, Assistant assistant)
    {
        questions.Add(received.AnswerId, question, reply.Snapshot);
        var used = assistant.Knowledge;
        return Quotable(received, new Answer(ReplyLines.Of(reply, used.Plan), ReplyCard.Of(reply, used, received.AnswerId)));
    }

    private Answer Quotable(Received received, Answer answer)
    {
        if (received.CanBeQuoted && knowledge.Conversations.Last(received.Conversation) is { } turn) knowledge.Conversations.Remember(ConversationKey.OfAnswer(answer.RobotParts[0]), turn);
        return answer;
    }

    private TextCommand? Command(Received received) => received.Command ?? (received.Text is { } text ? TextCommand.Parse(text, knowledge.Assistant.Knowledge) : null);

    private bool IsAdmin(Received received) => received.User.Length > 0 && settings.AdminUsers.Contains(received.User);

    private static WrittenLanguage Language(Received received) => WrittenLanguages.Detect(received.Text ?? "");

    [LoggerMessage(Level = LogLevel.Error, Message = "{Key} could not be answered: {Fault}\n{Trace}")]
    private partial void LogFailed(string key, string fault, string? trace);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Command} was refused to one who is no admin, {Key}")]
    private partial void LogNoAdmin(CommandKind command, string key);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The press {Key} is not known")]
    private partial void LogUnknownPress(string key);
}
