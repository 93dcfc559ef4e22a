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

    // Parts of half a page, escaped, that an embed of 4,096 characters has room for.
    private const int ClauseParts = 2;

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
                InteractionType.Component => await ComponentAsync(interaction, language),
                InteractionType.Modal => await ModalAsync(interaction, language),
                _ => Unknown(interaction, language),
            };
        }
        catch (Exception e)
        {
            LogFailed(e, interaction.Id);
            return interaction.Type == InteractionType.Autocomplete ? new(InteractionResponse.Suggest([])) : Privately(ChannelWording.Failed(language));
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
            case { Name: "owner" }: return await AskAsync(interaction, ChannelWording.AskForOwner(language, Option("topic") ?? ""), language);
            case { Name: "task" } when long.TryParse(Option("number"), out long number): return await AskAsync(interaction, ChannelWording.AskForTask(language, number), language);
            case { Name: "task" }: return await AskAsync(interaction, Option("number") ?? "", language);
            case { Name: "areas" }: return await AskAsync(interaction, ChannelWording.AskForAreas(language), language);
            case { Name: "about" }: return await AskAsync(interaction, ChannelWording.AskAboutPlan(language), language);
            case { Name: "help" }: return await AskAsync(interaction, ChannelWording.AskForHelp(language), language);
            case { Name: "tasks" }:
                int? area = int.TryParse(Option("area"), out int chosen) ? chosen : null;
                return List(interaction, new TaskFilter(area, Option("place"), Option("owner")), language, ephemeral: false);
            case { Name: "feedback" }:
                return await KeptAsync(feedback.RemarkAsync(interaction.Id, interaction.UserId, null, Option("text") ?? ""), language);
            case { Name: "reload" or "knowledge" } when !IsAdmin(interaction):
                LogNoAdmin(interaction.Data.Name!, interaction.Id);
                return Privately(ChannelWording.AdminsOnly(language));
            case { Name: "reload" }:
                return new(InteractionResponse.Deferred(ephemeral: true), LaterAsync(interaction, Task.Run(() => ReplyMessage.Notice(ChannelWording.Reloaded(language, knowledge.Reload()))), language));
            case { Name: "knowledge" }: return Privately(ChannelWording.Knowledge(language, knowledge));
            default: return Unknown(interaction, language);
        }
    }

    private async Task<InteractionOutcome> ComponentAsync(Interaction interaction, WrittenLanguage language)
    {
        if (CustomId.Parse(interaction.Data?.CustomId) is not { } id) return Unknown(interaction, language);
        var answer = AnswerRef.Parse(id.Target);
        var assistant = knowledge.Assistant;
        switch (id.Action)
        {
            case CustomId.Page when int.TryParse(id.Value.TrimEnd('b'), out int page):
                return answers.Find(answer, assistant) is { } turned ? new(InteractionResponse.Update(ReplyMessage.Render(turned.Reply, answer, page, assistant.Knowledge))) : Privately(DiscordWording.Expired(language));
            case CustomId.Clause: return Privately(Clause(interaction.Data?.Values is [var picked, ..] ? picked : id.Target, Locales.OfTag(id.Value)));
            case CustomId.Thumb when id.Value == "up":
                return await KeptAsync(feedback.ThumbAsync(answer.Id, interaction.UserId, answers.Find(answer, assistant), up: true), language);
            case CustomId.Thumb when id.Value == "down":
                _ = KeptAsync(feedback.ThumbAsync(answer.Id, interaction.UserId, answers.Find(answer, assistant), up: false), language);
                return new(InteractionResponse.Modal(new CustomId(CustomId.Remark, id.Target, "").ToString(), DiscordWording.WhatWasWrong(language),
                    Model.Component.TextInput("remark", DiscordWording.YourRemark(language), LongestRemark, required: false)));
            case CustomId.Area when interaction.Data?.Values is [var chosen, ..] && int.TryParse(chosen, out int area):
                return List(interaction, new TaskFilter(area), Locales.OfTag(id.Value), ephemeral: true);
            case CustomId.Suggestion when id.Target.Length > 0: return await AskAsync(interaction, id.Target, Locales.OfTag(id.Value));
            default: return Unknown(interaction, language);
        }
    }

    private async Task<InteractionOutcome> ModalAsync(Interaction interaction, WrittenLanguage language)
    {
        if (CustomId.Parse(interaction.Data?.CustomId) is not { Action: CustomId.Remark } id) return Unknown(interaction, language);
        return await KeptAsync(feedback.RemarkAsync(interaction.Id, interaction.UserId, answers.Find(AnswerRef.Parse(id.Target), knowledge.Assistant), ModalText.Of(interaction.Data?.Components)), language);
    }

    private Task<InteractionOutcome> AskAsync(Interaction interaction, string text, WrittenLanguage? language)
    {
        var assistant = knowledge.Assistant;
        return InTimeAsync(interaction, ephemeral: false, Task.Run(() =>
        {
            var reply = language is { } chosen ? AskAlone(assistant, interaction, text, chosen) : assistant.Ask(new Question(text, Conversation(interaction)));
            return Rendered(interaction, text, reply, reply.Leans ? new AnswerRef(interaction.Id, null) : AnswerRef.To(interaction.Id, text, language), assistant);
        }));
    }

    // A command without words of the user's own asks the same whatever was said before; what is said next may lean on it.
    private Reply AskAlone(Assistant assistant, Interaction interaction, string text, WrittenLanguage language)
    {
        string alone = ConversationKey.OfAnswer(interaction.Id);
        var reply = assistant.Ask(new Question(text, alone, language));
        if (reply.Intent is not ("talk" or "outside") && knowledge.Conversations.Last(alone) is { } turn) knowledge.Conversations.Remember(Conversation(interaction), turn);
        return reply;
    }

    private InteractionOutcome List(Interaction interaction, TaskFilter filter, WrittenLanguage language, bool ephemeral)
    {
        var assistant = knowledge.Assistant;
        var body = Rendered(interaction, "", assistant.List(filter, language, Conversation(interaction)), AnswerRef.To(interaction.Id, filter, language), assistant);
        return new(InteractionResponse.Message(ephemeral ? body with { Flags = MessageBody.Ephemeral } : body));
    }

    private MessageBody Rendered(Interaction interaction, string question, Reply reply, AnswerRef named, Assistant assistant)
    {
        answers.Add(interaction.Id, question, reply);
        // Who replies to this answer later goes on from it.
        if (knowledge.Conversations.Last(Conversation(interaction)) is { } turn) knowledge.Conversations.Remember(ConversationKey.OfAnswer(interaction.Id), turn);
        return ReplyMessage.Render(reply, named, 0, assistant.Knowledge);
    }

    private Task<InteractionOutcome> KeptAsync(Task kept, WrittenLanguage language) => InTimeAsync(null, ephemeral: true, ThankedAsync(kept, language));

    private async Task<MessageBody> ThankedAsync(Task kept, WrittenLanguage language)
    {
        try
        {
            await kept;
            return ReplyMessage.Notice(DiscordWording.ThanksForFeedback(language));
        }
        catch (Exception e)
        {
            LogFailed(e, "feedback");
            return ReplyMessage.Notice(ChannelWording.Failed(language));
        }
    }

    // Most answers take a millisecond; one that does not is sent after.
    private async Task<InteractionOutcome> InTimeAsync(Interaction? interaction, bool ephemeral, Task<MessageBody> body)
    {
        using var waiting = new CancellationTokenSource();
        await Task.WhenAny(body, Task.Delay(s_patience, time, waiting.Token));
        await waiting.CancelAsync();
        if (!body.IsCompleted) return new(InteractionResponse.Deferred(ephemeral), LaterAsync(interaction, body, Locales.Language(interaction?.Locale)));
        return new(InteractionResponse.Message(ephemeral ? (await body) with { Flags = MessageBody.Ephemeral } : await body));
    }

    private async Task<MessageBody> LaterAsync(Interaction? interaction, Task<MessageBody> body, WrittenLanguage language)
    {
        try
        {
            return await body;
        }
        catch (Exception e)
        {
            LogFailed(e, interaction?.Id ?? "");
            return ReplyMessage.Notice(ChannelWording.Failed(language));
        }
    }

    private MessageBody Clause(string id, WrittenLanguage language)
    {
        var plan = knowledge.Assistant.Knowledge.Plan;
        if (plan.Clauses.FirstOrDefault(c => c.Id.Value == id) is not { } clause) return ReplyMessage.Notice(ChannelWording.NoSuchClause(language));
        var parts = Pages.Cut(clause.Text).Select(p => Markdown.Quote(Markdown.Escape(p))).Take(ClauseParts + 1).ToList();
        // Only clauses of other plans are as long as that; the web page shows them whole.
        string text = string.Join('\n', parts.Take(ClauseParts)) + (parts.Count > ClauseParts ? "\n…" : "");
        return new MessageBody { Embeds = [new Embed { Title = clause.Label, Description = text, Footer = new EmbedFooter(DiscordWording.Footer(language, plan.Front.Title, plan.Front.DocNumber)) }] };
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
