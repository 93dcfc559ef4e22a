using System.Text;
using System.Text.Json;

namespace PlanBot.LocalWeCom;

/// <summary>The local WeCom as a person uses it: what is typed is a message, what the bot answers is printed.</summary>
internal sealed class LocalConsole(LocalWeComServer server, TextReader input, TextWriter output)
{
    private const string Help = """
        text              a message to the bot in this chat (in a group it is mentioned)
        #1                taps button 1 of the last card
        #1 question=id    taps it with choices made
        :quote text       a message that quotes the bot's last answer
        :voice text       a spoken message, alone with the bot
        :enter            opens the chat alone with the bot
        :up  :down why    a thumb for the bot's last answer
        :in group         another chat: group, office, @alice (alone with the robot), app
        :as ben           another user
        :menu  :menu key  the app's menu, or a choice from it
        :verify           checks the callback URLs as WeCom does when they are entered
        :drop             cuts the bot's connections
        :violations       what the bot did against WeCom's rules
        :quit             ends the server
        """;

    private readonly ControlNames _names = new(server);
    private LocalUser _user = server.World.Alice;
    private LocalChat? _chat;
    private bool _inApp;
    private Delivery? _last;
    private Delivery? _lastCard;

    private LocalChat Chat => _chat ?? server.World.Direct(_user);

    public async Task RunAsync(CancellationToken cancellation)
    {
        await output.WriteLineAsync(Help);
        var showing = ShowAsync(cancellation);
        while (!cancellation.IsCancellationRequested && await input.ReadLineAsync(cancellation) is { } line)
        {
            if (line == ":quit")
            {
                return;
            }
            try
            {
                await TakeAsync(line.Trim(), cancellation);
            }
            catch (Exception error) when (error is ArgumentException or InvalidOperationException)
            {
                await output.WriteLineAsync(error.Message);
            }
        }
        // Standard input ended without :quit: a server in the background stays.
        await showing;
    }

    private async Task TakeAsync(string line, CancellationToken cancellation)
    {
        var (word, rest) = line.Split(' ', 2) is [var first, var second] ? (first, second.Trim()) : (line, "");
        switch (word)
        {
            case "":
                break;
            case ":as":
                _user = _names.User(rest);
                _chat = _chat?.IsGroup == true ? _chat : null;
                break;
            case ":in":
                _inApp = rest == "app";
                _chat = _inApp ? null : _names.Chat(rest);
                break;
            case ":quote":
                await SayAsync(rest, _last, cancellation);
                break;
            case ":voice":
                NeedConnection();
                Show(await server.SayVoiceAsync(_user, rest, cancellation));
                break;
            case ":enter" when _inApp:
                server.EnterApp(_user);
                break;
            case ":enter":
                NeedConnection();
                Show(await server.EnterChatAsync(_user, cancellation));
                break;
            case ":up":
                NeedConnection();
                Show(await server.RateAsync(_user, Last, Thumb.Up, cancellation: cancellation));
                break;
            case ":down":
                NeedConnection();
                Show(await server.RateAsync(_user, Last, Thumb.Down, rest.Length > 0 ? rest : null, cancellation: cancellation));
                break;
            case ":menu" when rest.Length > 0:
                server.ClickMenu(_user, rest);
                break;
            case ":menu":
                await output.WriteLineAsync(string.Join('\n', server.Menu.Select(entry => $"  {entry.Key}  {entry.Name}")));
                break;
            case ":verify":
                await VerifyAsync(cancellation);
                break;
            case ":drop":
                server.Connections.DropAll();
                break;
            case ":violations":
                foreach (var violation in server.Violations)
                {
                    await output.WriteLineAsync($"  {violation}");
                }
                break;
            case [':', ..]:
                await output.WriteLineAsync(Help);
                break;
            case ['#', .. var number]:
                await PressAsync(int.TryParse(number, out var index) ? index : 0, rest, cancellation);
                break;
            default:
                await SayAsync(line, quote: null, cancellation);
                break;
        }
    }

    private Delivery Last => _last ?? throw new ArgumentException("The bot has not said anything yet.");

    private async Task SayAsync(string text, Delivery? quote, CancellationToken cancellation)
    {
        if (_inApp)
        {
            server.SayToApp(_user, text);
            return;
        }
        NeedConnection();
        Show(await server.SayAsync(_user, Chat, text, quote, cancellation: cancellation));
    }

    private async Task PressAsync(int number, string choices, CancellationToken cancellation)
    {
        var card = _lastCard is null ? throw new ArgumentException("The bot has not sent a card yet.") : server.Deliveries[_lastCard.Index];
        var buttons = CardInput.Buttons(card.Card);
        if (number < 1 || number > buttons.Count)
        {
            throw new ArgumentException($"There are {buttons.Count} to choose from.");
        }
        var selected = choices.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(choice => choice.Split('=', 2))
            .Where(choice => choice.Length == 2)
            .ToDictionary(choice => choice[0], choice => choice[1].Split(','));
        if (card.Door == Door.Robot)
        {
            NeedConnection();
        }
        Show(await server.PressAsync(_user, card, buttons[number - 1].Key, selected, cancellation));
    }

    // A person would not know what it waits for, and could type nothing more.
    private void NeedConnection()
    {
        if (server.Options.RobotCallback is null && server.Connections.Count == 0)
        {
            throw new ArgumentException("No bot is connected.");
        }
    }

    private void Show(LocalCallback callback)
    {
        if (callback.Sent is { IsCompletedSuccessfully: true } sent && !sent.GetAwaiter().GetResult().Reached)
        {
            output.WriteLine("  (the connection broke before it was sent)");
        }
    }

    private async Task VerifyAsync(CancellationToken cancellation)
    {
        foreach (var (door, url) in new[] { (Door.Robot, server.Options.RobotCallback), (Door.App, server.Options.AppCallback) })
        {
            if (url is not null)
            {
                await output.WriteLineAsync($"  {url}: {await server.VerifyCallbackAsync(door, cancellation) ?? "good"}");
            }
        }
    }

    private async Task ShowAsync(CancellationToken cancellation)
    {
        await foreach (var delivery in server.Deliveries.Read().ReadAllAsync(cancellation))
        {
            _last = delivery.Content.Length > 0 ? delivery : _last;
            _lastCard = delivery.Card.ValueKind == JsonValueKind.Object ? delivery : _lastCard;
            if (delivery.Finished)
            {
                await output.WriteLineAsync(Describe(delivery));
            }
        }
    }

    private static string Describe(Delivery delivery)
    {
        var text = new StringBuilder($"bot to {delivery.Chat.Name}{(delivery.Door == Door.App ? ", app" : "")} ({delivery.Kind}, {delivery.Way}{(delivery.CardUpdates > 0 ? ", updated" : "")})");
        foreach (var line in delivery.Content.Length > 0 ? delivery.Content.Split('\n') : [])
        {
            text.Append("\n  ").Append(line);
        }
        foreach (var line in CardText.Of(delivery with { Content = "" }).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            text.Append("\n  | ").Append(line);
        }
        foreach (var selector in CardInput.Selectors(delivery.Card))
        {
            text.Append($"\n  {selector.Text("question_key")}= ").Append(string.Join("  ", selector.Items("option_list").Select(option => $"{option.Text("id")}:{option.Text("text")}")));
        }
        var number = 0;
        foreach (var (_, label) in CardInput.Buttons(delivery.Card))
        {
            text.Append($"\n  #{++number} {label}");
        }
        return text.ToString();
    }
}
