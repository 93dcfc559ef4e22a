using Microsoft.Extensions.Logging;
using PlanBot.Answers;
using PlanBot.Discord.Model;
using PlanBot.Discord.Rendering;
using PlanBot.Language;
using PlanBot.Retrieval;

namespace PlanBot.Discord.Interactions;

/// <summary>Answers commands, components and modals, the same for the gateway and for HTTP. Never throws on what a user does.</summary>
internal sealed partial class InteractionHandler(KnowledgeBase knowledge, DiscordSettings settings, AnswerBook answers, FeedbackBox feedback, TimeProvider time, ILogger logger)
{
    // Discord waits 3 seconds for the first response; the way there and back takes its part.
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(1.5);

    private const int LongestRemark = 1_000;

    /// <summary>The answer to one interaction.</summary>
    public async Task<InteractionOutcome> HandleAsync(Interaction interaction)
    {
        var language = Locales.Language(interaction.Locale);
        try
        {
            return interaction.Type switch
            {
                InteractionType.Ping => new(InteractionResponse.Pong),
                InteractionType.Autocomplete => new(InteractionResponse.Suggest(Suggestions(interaction))),
                InteractionType.Command => await CommandAsync(interaction, language),
                InteractionType.Component => Component(interaction, language),
                InteractionType.Modal => await ModalAsync(interaction, language),
                _ => Unknown(interaction, language),
            };
        }
        catch (Exception e)
        {
            LogFailed(e, interaction.Id);
            return interaction.Type == InteractionType.Autocomplete ? new(InteractionResponse.Suggest([])) : Privately(DiscordWording.Failed(language));
        }
    }

    private IReadOnlyList<Choice> Suggestions(Interaction interaction) =>
        interaction.Data?.Options?.FirstOrDefault(o => o.Focused == true) is { } typed ? Autocomplete.Suggest(typed.Name, typed.Text, knowledge.Assistant.Knowledge) : [];

    private async Task<InteractionOutcome> CommandAsync(Interaction interaction, WrittenLanguage language)
    {
        string? Option(string name) => interaction.Data?.Options?.FirstOrDefault(o => o.Name == name)?.Text;
        switch (interaction.Data)
        {
            case { Type: Command.OfMessage, Name: Commands.AskThePlan, TargetId: { } target, Resolved.Messages: { } messages } when messages.TryGetValue(target, out var message):
                return await AskAsync(interaction, message.Content, null);
            case { Name: "ask" }: return await AskAsync(interaction, Option("question") ?? "", null);
            case { Name: "owner" }: return await AskAsync(interaction, DiscordWording.AskForOwner(language, Option("topic") ?? ""), language);
            case { Name: "task" } when long.TryParse(Option("number"), out long number): return await AskAsync(interaction, DiscordWording.AskForTask(language, number), language);
            case { Name: "task" }: return await AskAsync(interaction, Option("number") ?? "", language);
            case { Name: "areas" }: return await AskAsync(interaction, DiscordWording.AskForAreas(language), language);
            case { Name: "about" }: return await AskAsync(interaction, DiscordWording.AskAboutPlan(language), language);
            case { Name: "help" }: return await AskAsync(interaction, DiscordWording.AskForHelp(language), language);
            case { Name: "tasks" }:
                int? area = int.TryParse(Option("area"), out int chosen) ? chosen : null;
                return Answer(interaction, "", knowledge.Assistant.List(new TaskFilter(area, Option("place"), Option("owner")), language, Conversation(interaction)));
            case { Name: "feedback" }:
                await feedback.RemarkAsync(interaction.Id, interaction.UserId, null, Option("text") ?? "");
                return Privately(DiscordWording.ThanksForFeedback(language));
            case { Name: "reload" or "knowledge" } when !IsAdmin(interaction):
                LogNoAdmin(interaction.Data.Name!, interaction.Id);
                return Privately(DiscordWording.AdminsOnly(language));
            case { Name: "reload" }:
                return new(InteractionResponse.Deferred(ephemeral: true), LaterAsync(interaction, () => Task.Run(() => ReplyMessage.Notice(DiscordWording.Reloaded(language, knowledge.Reload())))));
            case { Name: "knowledge" }: return Privately(InUse(language));
            default: return Unknown(interaction, language);
        }
    }

    private InteractionOutcome Component(Interaction interaction, WrittenLanguage language)
    {
        if (CustomId.Parse(interaction.Data?.CustomId) is not { } id) return Unknown(interaction, language);
        switch (id.Action)
        {
            case CustomId.Page when int.TryParse(id.Value.TrimEnd('b'), out int page):
                return answers.Find(id.Target) is { } turned ? new(InteractionResponse.Update(ReplyMessage.Render(turned.Reply, id.Target, page, knowledge.Assistant.Knowledge))) : Privately(DiscordWording.Expired(language));
            case CustomId.Clause: return Privately(Clause(id.Target, Locales.OfTag(id.Value)));
            case CustomId.Thumb when id.Value == "up":
                feedback.Thumb(interaction.Id, interaction.UserId, answers.Find(id.Target), up: true);
                return Privately(DiscordWording.ThanksForFeedback(language));
            case CustomId.Thumb when id.Value == "down":
                feedback.Thumb(interaction.Id, interaction.UserId, answers.Find(id.Target), up: false);
                return new(InteractionResponse.Modal(new CustomId(CustomId.Remark, id.Target, "").ToString(), DiscordWording.WhatWasWrong(language),
                    Model.Component.TextInput("remark", DiscordWording.YourRemark(language), LongestRemark, required: false)));
            case CustomId.Area when interaction.Data?.Values is [var chosen, ..] && int.TryParse(chosen, out int area):
                return Answer(interaction, "", knowledge.Assistant.List(new TaskFilter(area), Locales.OfTag(id.Value), Conversation(interaction)), ephemeral: true);
            case CustomId.Suggestion when int.TryParse(id.Value, out int nth):
                return answers.Find(id.Target) is { } given && given.Reply.Suggestions.ElementAtOrDefault(nth) is { } question
                    ? Answer(interaction, question, knowledge.Assistant.Ask(new Question(question, Conversation(interaction), given.Reply.Language)))
                    : Privately(DiscordWording.Expired(language));
            default: return Unknown(interaction, language);
        }
    }

    private async Task<InteractionOutcome> ModalAsync(Interaction interaction, WrittenLanguage language)
    {
        if (CustomId.Parse(interaction.Data?.CustomId) is not { Action: CustomId.Remark } id) return Unknown(interaction, language);
        await feedback.RemarkAsync(interaction.Id, interaction.UserId, answers.Find(id.Target), ModalText.Of(interaction.Data?.Components));
        return Privately(DiscordWording.ThanksForFeedback(language));
    }

    private async Task<InteractionOutcome> AskAsync(Interaction interaction, string text, WrittenLanguage? language)
    {
        // Most answers take a millisecond; one that does not is sent after.
        var reply = Task.Run(() => language is null ? knowledge.Assistant.Ask(new Question(text, Conversation(interaction))) : AskAlone(interaction, text, language.Value));
        await Task.WhenAny(reply, Task.Delay(s_patience, time));
        return reply.IsCompleted ? Answer(interaction, text, await reply) : new(InteractionResponse.Deferred(ephemeral: false), LaterAsync(interaction, async () => Answer(interaction, text, await reply).Response.Data!.ToBody()));
    }

    // A command without words of the user's own asks the same whatever was said before; what is said next may lean on it.
    private Reply AskAlone(Interaction interaction, string text, WrittenLanguage language)
    {
        string alone = ConversationKey.OfAnswer(interaction.Id);
        var reply = knowledge.Assistant.Ask(new Question(text, alone, language));
        if (reply.Intent is not ("talk" or "outside") && knowledge.Conversations.Last(alone) is { } turn) knowledge.Conversations.Remember(Conversation(interaction), turn);
        return reply;
    }

    // Who sees the bot think is told in the end, whatever happens.
    private async Task<MessageBody> LaterAsync(Interaction interaction, Func<Task<MessageBody>> body)
    {
        try
        {
            return await body();
        }
        catch (Exception e)
        {
            LogFailed(e, interaction.Id);
            return ReplyMessage.Notice(DiscordWording.Failed(Locales.Language(interaction.Locale)));
        }
    }

    private InteractionOutcome Answer(Interaction interaction, string question, Reply reply, bool ephemeral = false)
    {
        answers.Add(interaction.Id, question, reply);
        var body = ReplyMessage.Render(reply, interaction.Id, 0, knowledge.Assistant.Knowledge);
        return new(InteractionResponse.Message(ephemeral ? body with { Flags = MessageBody.Ephemeral } : body));
    }

    private MessageBody Clause(string id, WrittenLanguage language)
    {
        var plan = knowledge.Assistant.Knowledge.Plan;
        if (plan.Clauses.FirstOrDefault(c => c.Id.Value == id) is not { } clause) return ReplyMessage.Notice(DiscordWording.NoSuchClause(language));
        string text = Markdown.Quote(Markdown.Escape(clause.Text));
        return new MessageBody { Embeds = [new Embed { Title = clause.Label, Description = text.Length <= 4_096 ? text : text[..4_095] + "…", Footer = new EmbedFooter(DiscordWording.Footer(language, plan.Front.Title, plan.Front.DocNumber)) }] };
    }

    private string InUse(WrittenLanguage language)
    {
        var used = knowledge.Assistant.Knowledge;
        return DiscordWording.Knowledge(language, used.Hash, used.Plan.Areas.Count, used.Plan.Tasks.Count, used.Plan.Clauses.Count, used.Questions.Facts.Sum(f => f.Asks.Count), used.Owners.Count, knowledge.TakenAt);
    }

    private bool IsAdmin(Interaction interaction) =>
        settings.AdminUsers.Contains(interaction.UserId) || interaction.Member?.Roles?.Any(settings.AdminRoles.Contains) == true;

    private InteractionOutcome Unknown(Interaction interaction, WrittenLanguage language)
    {
        LogUnknown(interaction.Type, interaction.Id);
        return Privately(DiscordWording.Unknown(language));
    }

    private static string Conversation(Interaction interaction) => ConversationKey.Of(interaction.ChannelId ?? "", interaction.UserId);

    private static InteractionOutcome Privately(string text) => Privately(ReplyMessage.Notice(text));

    private static InteractionOutcome Privately(MessageBody body) => new(InteractionResponse.Message(body with { Flags = MessageBody.Ephemeral }));

    [LoggerMessage(Level = LogLevel.Error, Message = "Interaction {Id} could not be answered")]
    private partial void LogFailed(Exception e, string id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Interaction {Id} of type {Type} is not known")]
    private partial void LogUnknown(InteractionType type, string id);

    [LoggerMessage(Level = LogLevel.Warning, Message = "/{Command} was refused to one who is no admin, interaction {Id}")]
    private partial void LogNoAdmin(string command, string id);
}
