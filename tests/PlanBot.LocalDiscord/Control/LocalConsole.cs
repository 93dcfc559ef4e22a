using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>The local Discord as a person uses it: what is typed is a message, what the bot answers is printed.</summary>
internal sealed class LocalConsole(LocalDiscordServer server, TextReader input, TextWriter output)
{
    private const string Help = """
        text              a message to the bot in this channel (it is mentioned, except in direct messages)
        /name text        a slash command; text fills its first option, or write option:value option:value
        ?name option text choices while an option is typed
        #1                presses button 1 of the bot's last message
        #1 value          chooses from select 1, or fills the open modal's input 1
        :in general       another channel; :in @alice is a direct message
        :as ben           another user
        :drop             cuts the bot's connections
        :violations       what the bot did against Discord's rules
        :quit             ends the server
        """;

    private readonly ControlNames _names = new(server.World);
    private LocalUser _user = server.World.Alice;
    private LocalChannel _channel = server.World.Channel;
    private LocalMessage? _last;
    private LocalInteraction? _opened;

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
                await DoAsync(line.Trim());
            }
            catch (ArgumentException error)
            {
                await output.WriteLineAsync($"! {error.Message}");
            }
        }
        // Without a terminal, as in a container, the server runs until it is stopped.
        await showing;
    }

    private async Task DoAsync(string line)
    {
        var words = line.Split(' ', 2, StringSplitOptions.TrimEntries);
        var rest = words.Length > 1 ? words[1] : "";
        switch (words[0])
        {
            case "":
                break;
            case ":in":
                _channel = _names.Channel(rest);
                break;
            case ":as":
                _user = _names.User(rest);
                break;
            case ":drop":
                await output.WriteLineAsync($"  {server.Gateway.DropAll()} connections cut");
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
            case ['/', .. var name]:
                await server.RunCommandAsync(_user, _channel, name, ConsoleOptions.Parse(server.World, name, rest));
                break;
            case ['?', .. var name]:
                var typed = rest.Split(' ', 2);
                await server.AutocompleteAsync(_user, _channel, name, typed[0], typed.Length > 1 ? typed[1] : "");
                break;
            case ['#', .. var number]:
                await UseAsync(int.TryParse(number, out var index) ? index : 0, rest);
                break;
            default:
                await server.SayAsync(_user, _channel, line, mentionBot: _channel.Kind != ChannelKind.Direct);
                break;
        }
    }

    private async Task UseAsync(int number, string value)
    {
        if (_opened is { } modal)
        {
            var inputs = ConsoleOptions.Interactive((await modal.Response).Data.Member("components"));
            _opened = null;
            await server.SubmitModalAsync(modal, new Dictionary<string, string> { [Pick(inputs, number).Text("custom_id")!] = value });
            return;
        }
        if (_last is null)
        {
            throw new ArgumentException("The bot has not said anything yet.");
        }
        var component = Pick(ConsoleOptions.Interactive(_last.Components), number);
        if (component.Int("type") == 2)
        {
            await server.PressAsync(_user, _last, component.Text("custom_id")!);
        }
        else
        {
            await server.SelectAsync(_user, _last, component.Text("custom_id")!, value);
        }
    }

    private static JsonElement Pick(IReadOnlyList<JsonElement> components, int number) => number >= 1 && number <= components.Count
        ? components[number - 1]
        : throw new ArgumentException($"There are {components.Count} to choose from.");

    private async Task ShowAsync(CancellationToken cancellation)
    {
        await foreach (var action in server.Actions.Read().ReadAllAsync(cancellation))
        {
            switch (action.Kind)
            {
                case BotActionKind.Sent or BotActionKind.Edited:
                    _last = action.Message!;
                    await output.WriteLineAsync(ConsoleOptions.Show(server.World, action));
                    break;
                case BotActionKind.Responded when action.Detail == "8":
                    var choices = (await action.Interaction!.Response).Choices;
                    await output.WriteLineAsync("  " + string.Join("\n  ", choices.Select(choice => $"{choice.Name} = {choice.Value}")));
                    break;
                case BotActionKind.Responded when action.Detail == "9":
                    _opened = action.Interaction;
                    await output.WriteLineAsync($"  modal \"{(await _opened!.Response).Data.Text("title")}\": fill it by #1 text");
                    break;
                case BotActionKind.Responded:
                    break;
                default:
                    await output.WriteLineAsync($"  ({action.Kind}{(action.Detail is { } detail ? " " + detail : "")})");
                    break;
            }
        }
    }
}
