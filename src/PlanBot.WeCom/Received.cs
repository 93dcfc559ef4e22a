using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PlanBot.Storage;
using PlanBot.WeCom.Api;
using PlanBot.WeCom.Callback;
using PlanBot.WeCom.Model;
using PlanBot.WeCom.Rendering;

namespace PlanBot.WeCom;

/// <summary>Something that somebody did, by whichever door it came.</summary>
internal sealed record Received
{
    /// <summary>What was done.</summary>
    public required ReceivedKind Kind { get; init; }

    /// <summary>The same for each repeat of it and for nothing else; names nobody.</summary>
    public required string Key { get; init; }

    /// <summary>Who did it, by WeCom's user id.</summary>
    public required string User { get; init; }

    /// <summary>The chat that follow-ups lean on.</summary>
    public required string Conversation { get; init; }

    /// <summary>What was written or said, without the bot's @; null where there were no words.</summary>
    public string? Text { get; init; }

    /// <summary>The words of the message that was quoted; null where none was.</summary>
    public string? Quoted { get; init; }

    /// <summary>True where users can quote the answer: WeCom tells of quotes in the robot's chats alone.</summary>
    public bool CanBeQuoted { get; init; }

    /// <summary>True for one who opened the app, which tells each time; false for one who opened the robot's chat or is new to the app.</summary>
    public bool GreetOnce { get; init; }

    /// <summary>What was chosen from the app's menu; null elsewhere.</summary>
    public TextCommand? Command { get; init; }

    /// <summary>The key of the button that was pressed.</summary>
    public string? Button { get; init; }

    /// <summary>What was chosen in the pressed card's selector; null where nothing was.</summary>
    public string? Chosen { get; init; }

    /// <summary>The pressed card's id.</summary>
    public string CardId { get; init; } = "";

    /// <summary>The thumb.</summary>
    public IncomingFeedback? Feedback { get; init; }

    /// <summary>The id of the answer to it: of its stream, its card and its thumbs. 32 hexadecimal digits, the same for each repeat.</summary>
    public string AnswerId { get => field ??= Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key)).AsSpan(0, 16)); }

    /// <summary>What the robot received.</summary>
    /// <param name="message">A message or an event.</param>
    /// <param name="botName">The robot's name in groups; empty where it is not known.</param>
    /// <param name="store">Keeps names out of the keys.</param>
    public static Received Of(IncomingMessage message, string botName, BotStore store)
    {
        var card = message.Event?.Card;
        string user = message.UserId, pseudonym = store.Pseudonym(user);
        return new Received
        {
            Kind = message switch
            {
                { MsgType: not "event" } => ReceivedKind.Message,
                { Event.EventType: IncomingEvent.EnterChat } => ReceivedKind.Entered,
                { Event.EventType: IncomingEvent.CardClicked } when card is not null => ReceivedKind.Pressed,
                { Event: { EventType: IncomingEvent.FeedbackGiven, Feedback: not null } } => ReceivedKind.Rated,
                _ => ReceivedKind.Other,
            },
            Key = message.MsgId is { Length: > 0 } id ? "wecom:" + id : $"wecom:event:{store.Pseudonym(string.Join('\n', user, message.CreateTime, message.Event?.EventType, card?.EventKey, card?.TaskId, message.Event?.Feedback?.Id))}",
            User = user,
            Conversation = ConversationKey.Of(message.InGroup ? message.ChatId : null, pseudonym),
            Text = message is { InGroup: true, Text: { } text } ? Mentions.Strip(text, botName) : message.Text,
            Quoted = message.QuotedText,
            CanBeQuoted = true,
            Button = card?.EventKey,
            Chosen = card?.Choice(CardKey.Chosen),
            CardId = card?.TaskId ?? "",
            Feedback = message.Event?.Feedback,
        };
    }

    /// <summary>What the self-built app received.</summary>
    /// <param name="message">A message or an event.</param>
    /// <param name="store">Keeps names out of the keys.</param>
    public static Received Of(AppMessage message, BotStore store)
    {
        var command = message is { MsgType: "event", Event: "click" } ? OfMenu(message.EventKey) : null;
        string pseudonym = store.Pseudonym(message.FromUserName);
        return new Received
        {
            Kind = message switch
            {
                { MsgType: not "event" } => ReceivedKind.Message,
                { Event: "click" } when command is not null => ReceivedKind.Message,
                { Event: "subscribe" or "enter_agent" } => ReceivedKind.Entered,
                { Event: "template_card_event" } => ReceivedKind.Pressed,
                _ => ReceivedKind.Other,
            },
            // Events name their sender in what tells their repeats.
            Key = message.MsgId is { } id ? "wecom:app:" + id : "wecom:app:event:" + store.Pseudonym(message.RepeatKey),
            User = message.FromUserName,
            Conversation = ConversationKey.OfApp(pseudonym),
            Text = message.Text,
            Command = command,
            GreetOnce = message.Event == "enter_agent",
            Button = message.EventKey,
            Chosen = message.SelectedItems.FirstOrDefault(s => s.QuestionKey == CardKey.Chosen)?.OptionIds is [var first, ..] ? first : null,
            CardId = message.TaskId ?? "",
        };
    }

    private static TextCommand? OfMenu(string? key) => key switch
    {
        AppMenu.Help => new(CommandKind.Help),
        AppMenu.About => new(CommandKind.About),
        AppMenu.Feedback => new(CommandKind.Feedback),
        _ when key?.Split('-') is ["area", var number] && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int area) => new(CommandKind.Tasks, area),
        _ => null,
    };
}
