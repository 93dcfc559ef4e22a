using System.Text.Json;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace PlanBot.LocalDiscord;

/// <summary>
/// A Discord on the loopback address, for tests, load runs and people: REST and gateway v10, strict about what bots send. It
/// keeps to Discord's documentation and OpenAPI document; its breaches by the bot are in <see cref="Violations"/>.
/// </summary>
public sealed class LocalDiscordServer : IAsyncDisposable
{
    private readonly LocalDiscordOptions _options;
    private readonly WebApplication _app;
    private readonly DiscordGateway _gateway;
    private readonly MessageBoard _board;
    private readonly InteractionDesk _desk;
    private readonly InteractionPoster _poster;
    private readonly InteractionSigner _signer = new();
    private readonly RateLimiter _limiter;
    private readonly ViolationLog _violations;
    private readonly CancellationTokenSource _stopping = new();

    private LocalDiscordServer(LocalDiscordOptions options)
    {
        _options = options;
        InteractionsEndpoint = options.InteractionsEndpoint;
        _violations = new ViolationLog(options.Time);
        Actions = new BotActions(options.Time);
        World = new DiscordWorld(options);
        _gateway = new DiscordGateway(options, World, _violations, Actions, Faults);
        Gateway = new GatewayControl(_gateway);
        _board = new MessageBoard(World, _gateway, Actions, options.Time);
        _desk = new InteractionDesk(options, World, _gateway, _board, Actions, _violations);
        _limiter = new RateLimiter(options);
        var api = OpenApiDocument.Load();
        _poster = new InteractionPoster(options, World, _desk, _signer, api, _violations);
        var handlers = new[]
        {
            new BotHandlers(options, World, _gateway, _signer.PublicKey).All,
            new ChannelHandlers(World, _board).All,
            new MessageHandlers(options, World, _board, Actions, _violations).All,
            new CommandHandlers(World, Actions).All,
            new InteractionHandlers(World, _board, _desk).All,
        }.SelectMany(all => all).ToDictionary(entry => entry.Operation, entry => InOrder(entry.Handler));
        var rest = new RestEndpoint(options, api, _limiter, Faults, _violations, handlers);
        _app = LocalDiscordWeb.Build(options, rest, new ControlRoutes(this, options.Time), _gateway, _stopping.Token);
    }

    /// <summary>Base address of REST, such as <c>http://127.0.0.1:8899/api/v10/</c>.</summary>
    public Uri ApiUrl { get; private set; } = null!;

    /// <summary>The bot's token.</summary>
    public string Token => _options.Token;

    /// <summary>The application's public key, for interactions by HTTP; 64 hexadecimal digits.</summary>
    public string PublicKey => _signer.PublicKey;

    /// <summary>Users, channels and messages.</summary>
    public DiscordWorld World { get; }

    /// <summary>Breaches of Discord's rules by the bot so far, oldest first.</summary>
    public IReadOnlyList<Violation> Violations => _violations.All;

    /// <summary>Everything that the bot did.</summary>
    public BotActions Actions { get; }

    /// <summary>What is to go wrong.</summary>
    public FaultScript Faults { get; } = new();

    /// <summary>Drops, closes and the like.</summary>
    public GatewayControl Gateway { get; }

    /// <summary>How the bot kept to the rate limits.</summary>
    public RateLimitCount RateLimits => new(_limiter.Refused, _limiter.Early);

    /// <summary>Where interactions are sent by HTTP; null sends them over the gateway.</summary>
    public Uri? InteractionsEndpoint { get; set; }

    /// <summary>Starts a server; it is ready when the task completes.</summary>
    public static async Task<LocalDiscordServer> StartAsync(LocalDiscordOptions? options = null, CancellationToken cancellation = default)
    {
        var server = new LocalDiscordServer(options ?? new LocalDiscordOptions());
        await server._app.StartAsync(cancellation);
        var address = new Uri(server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        server.ApiUrl = new Uri(address, "/api/v10/");
        server._gateway.Url = $"ws://{address.Authority}";
        return server;
    }

    /// <summary>A user writes a message.</summary>
    /// <param name="user">Who.</param>
    /// <param name="channel">Where.</param>
    /// <param name="text">At most 2,000 characters; it may carry markup such as <see cref="LocalUser.Mention"/>.</param>
    /// <param name="mentionBot">Puts the bot's mention before the text.</param>
    /// <param name="replyTo">The message that it replies to.</param>
    /// <returns>The message as it stands.</returns>
    public Task<LocalMessage> SayAsync(LocalUser user, LocalChannel channel, string text, bool mentionBot = false, LocalMessage? replyTo = null)
    {
        lock (World.Gate)
        {
            return Task.FromResult(_board.Post(MessageBy(user, channel, mentionBot ? $"{World.Bot.Mention} {text}" : text, World.Ids.Next(), replyTo)));
        }
    }

    /// <summary>A user begins a thread in a forum; the first message has the thread's id.</summary>
    public Task<(LocalChannel Thread, LocalMessage Message)> StartThreadAsync(LocalUser user, LocalChannel forum, string title, string text)
    {
        lock (World.Gate)
        {
            var thread = _board.StartThread(forum, title, user, beginning: null);
            return Task.FromResult((thread, _board.Post(MessageBy(user, thread, text, thread.Id, replyTo: null))));
        }
    }

    /// <summary>A user runs a slash command.</summary>
    /// <param name="user">Who.</param>
    /// <param name="channel">Where.</param>
    /// <param name="name">The command's name; names of subcommands follow after spaces.</param>
    /// <param name="values">Options by name: strings, integers, doubles, booleans.</param>
    /// <returns>The interaction; await its <see cref="LocalInteraction.Response"/> or <see cref="LocalInteraction.Answer"/>.</returns>
    /// <exception cref="ArgumentException">Discord's client would not let the user do that.</exception>
    public Task<LocalInteraction> RunCommandAsync(LocalUser user, LocalChannel channel, string name, params (string Name, object Value)[] values) =>
        InteractAsync(InteractionKind.Command, user, channel, () => CommandData(user, channel, name, values, focused: null), source: null);

    /// <summary>A user runs a message command on a message.</summary>
    public Task<LocalInteraction> RunMessageCommandAsync(LocalUser user, LocalMessage target, string name) =>
        InteractAsync(InteractionKind.Command, user, ChannelOf(target), () => UserInput.MessageCommand(FindCommand(user, ChannelOf(target), name, type: 3), World, target), source: null);

    /// <summary>A user types into an option that has autocomplete.</summary>
    public Task<LocalInteraction> AutocompleteAsync(LocalUser user, LocalChannel channel, string name, string option, string typed, params (string Name, object Value)[] others) =>
        InteractAsync(InteractionKind.Autocomplete, user, channel, () => CommandData(user, channel, name, [.. others, (option, typed)], focused: option), source: null);

    /// <summary>A user presses a button.</summary>
    public Task<LocalInteraction> PressAsync(LocalUser user, LocalMessage message, string customId) => ComponentAsync(user, message, customId, values: null);

    /// <summary>A user chooses from a select.</summary>
    public Task<LocalInteraction> SelectAsync(LocalUser user, LocalMessage message, string customId, params string[] values) => ComponentAsync(user, message, customId, values);

    /// <summary>A user fills and submits the modal that an interaction was answered with.</summary>
    public async Task<LocalInteraction> SubmitModalAsync(LocalInteraction opened, IReadOnlyDictionary<string, string> values)
    {
        var response = await opened.Response;
        if (response.Type != 9)
        {
            throw new ArgumentException($"The interaction was answered with type {response.Type}, not with a modal.");
        }
        return await InteractAsync(InteractionKind.Modal, opened.User, opened.Channel, () => UserInput.Modal(response.Data, values), opened.Source);
    }

    /// <summary>The bot's messages that reply to a message or stand in its thread, so far.</summary>
    public IReadOnlyList<LocalMessage> RepliesTo(ulong messageId) => Actions.RepliesTo(messageId);

    /// <summary>The first reply to a message, or the bot's first message in the thread begun from it.</summary>
    public Task<LocalMessage> ReplyToAsync(LocalMessage message, CancellationToken cancellation = default) => Actions.ReplyToAsync(message.Id, cancellation);

    /// <summary>An interaction by its id.</summary>
    public LocalInteraction? FindInteraction(ulong id)
    {
        lock (World.Gate)
        {
            return _desk.Find(id);
        }
    }

    /// <summary>Waits for the first session to be ready.</summary>
    public Task<BotAction> WhenReadyAsync(CancellationToken cancellation = default) =>
        Actions.WaitAsync(static action => action.Kind == BotActionKind.Ready, 0, cancellation);

    /// <summary>Forgets the breaches, for a test that provokes some on purpose.</summary>
    public void ClearViolations() => _violations.Clear();

    /// <summary>Posts any body to the interactions endpoint, with a good or a bad signature.</summary>
    public Task<HttpResponseMessage> PostToEndpointAsync(byte[] body, bool tamper) =>
        _poster.SendAsync(InteractionsEndpoint ?? throw new InvalidOperationException("InteractionsEndpoint is not set."), body, tamper);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.StopAsync(CancellationToken.None);
        await _app.DisposeAsync();
        _poster.Dispose();
        _signer.Dispose();
        _stopping.Dispose();
    }

    // Every request changes the world in one step, so that the order of events is the order of changes.
    private Func<ApiRequest, ApiAnswer> InOrder(Func<ApiRequest, ApiAnswer> handler) => request =>
    {
        lock (World.Gate)
        {
            return handler(request);
        }
    };

    private LocalMessage MessageBy(LocalUser user, LocalChannel channel, string content, ulong id, LocalMessage? replyTo)
    {
        if (MessageRules.Length(content) > 2000 || channel.Kind == ChannelKind.Forum)
        {
            throw new ArgumentException("A user can write at most 2,000 characters, and not in a forum itself.");
        }
        return new LocalMessage
        {
            Id = id,
            ChannelId = channel.Id,
            Author = user,
            Content = content,
            Type = replyTo is null ? 0 : 19,
            Mentions = _board.MentionsOf(content, default, replyTo),
            ReplyTo = replyTo?.Id,
        };
    }

    private Task<LocalInteraction> ComponentAsync(LocalUser user, LocalMessage message, string customId, IReadOnlyList<string>? values)
    {
        var current = World.TryGetMessage(message.Id, out var found) ? found : throw new ArgumentException("The message was deleted.");
        if (current.VisibleTo is { } reader && reader != user.Id)
        {
            throw new ArgumentException("The message is visible to another user alone.");
        }
        return InteractAsync(InteractionKind.Component, user, ChannelOf(current), () => UserInput.Component(current, customId, values), current);
    }

    private async Task<LocalInteraction> InteractAsync(InteractionKind kind, LocalUser user, LocalChannel channel, Func<JsonElement> data, LocalMessage? source)
    {
        LocalInteraction interaction;
        var endpoint = InteractionsEndpoint;
        lock (World.Gate)
        {
            interaction = _desk.Make(kind, user, channel, data(), source);
            if (endpoint is null)
            {
                _desk.Send(interaction);
            }
        }
        if (endpoint is not null)
        {
            await _poster.PostAsync(endpoint, interaction);
        }
        return interaction;
    }

    private JsonElement CommandData(LocalUser user, LocalChannel channel, string name, IReadOnlyList<(string Name, object Value)> values, string? focused)
    {
        var words = name.Split(' ');
        return UserInput.Command(FindCommand(user, channel, words[0], type: 1), words[1..], values, focused);
    }

    // A command of the guild hides a global one of the same name; commands for certain permissions are hidden from others.
    private LocalCommand FindCommand(LocalUser user, LocalChannel channel, string name, int type)
    {
        var all = channel.GuildId is { } guild
            ? World.Commands.GetValueOrDefault(guild, []).Concat(World.Commands.GetValueOrDefault(0UL, []))
            : World.Commands.GetValueOrDefault(0UL, []).Where(command => UsableInDirect(command.Body));
        var command = all.FirstOrDefault(command => command.Name == name && command.Type == type)
            ?? throw new ArgumentException($"There is no command \"{name}\" here; there are {string.Join(", ", all.Select(other => other.Name))}.");
        var admin = (user.Permissions & LocalUser.Administrator) != 0;
        return channel.GuildId is null || command.RequiredPermissions is not { } required || admin || required != 0 && (user.Permissions & required) == required
            ? command
            : throw new ArgumentException($"The command \"{name}\" is hidden from {user.Name}.");
    }

    private static bool UsableInDirect(JsonElement command) => command.Has("contexts")
        ? command.Items("contexts").Any(context => context.GetInt32() == 1)
        : command.Member("dm_permission").ValueKind != JsonValueKind.False;

    private LocalChannel ChannelOf(LocalMessage message) =>
        World.TryGetChannel(message.ChannelId, out var channel) ? channel : throw new ArgumentException("The channel was deleted.");
}
