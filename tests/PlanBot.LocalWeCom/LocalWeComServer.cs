using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace PlanBot.LocalWeCom;

/// <summary>
/// A WeCom on the loopback address, for tests, load runs and people: long connection, callbacks and API, strict about what
/// bots send. It keeps to WeCom's documentation; the bot's breaches are in <see cref="Violations"/>.
/// </summary>
public sealed class LocalWeComServer : IAsyncDisposable
{
    private readonly LocalWeComOptions _options;
    private readonly WebApplication _app;
    private readonly RobotDoor _robot;
    private readonly AppDoor _appDoor;
    private readonly CallbackPoster _poster;
    private readonly AccessTokens _tokens;
    private readonly MenuApi _menu;
    private readonly ViolationLog _violations;
    private readonly ViolationLog _advice;
    private readonly CancellationTokenSource _stopping = new();
    private long _messages;

    private LocalWeComServer(LocalWeComOptions options)
    {
        _options = options;
        _violations = new ViolationLog(options.Time);
        _advice = new ViolationLog(options.Time);
        var board = new ReplyBoard(options, Deliveries, _violations, _advice);
        var desk = new ReplyDesk(options, World, board);
        var gateway = new RobotGateway(options, desk, board, _violations, Faults);
        Connections = new ConnectionControl(gateway);
        _poster = new CallbackPoster(options, _violations);
        _robot = new RobotDoor(options, gateway, _poster, desk, _violations, _stopping.Token);
        _appDoor = new AppDoor(options, _poster, desk, Deliveries, _violations, _stopping.Token);
        _tokens = new AccessTokens(options);
        _menu = new MenuApi(options, board);
        var api = new ApiEndpoint(options, _tokens, new MessageApi(options, World, desk, board, Deliveries, _violations), _menu, desk, board, Faults, _violations);
        _app = LocalWeComWeb.Build(options, api, new ControlRoutes(this, options.Time), gateway, _stopping.Token);
    }

    /// <summary>How it was set up.</summary>
    public LocalWeComOptions Options => _options;

    /// <summary>Base address of the API, such as <c>http://127.0.0.1:8898/</c>.</summary>
    public Uri ApiUrl { get; private set; } = null!;

    /// <summary>Where the robot's long connection goes.</summary>
    public Uri WebSocketUrl => new UriBuilder(ApiUrl) { Scheme = "ws" }.Uri;

    /// <summary>Members and groups.</summary>
    public WeComWorld World { get; } = new();

    /// <summary>Everything the bot delivered to users.</summary>
    public DeliveryLog Deliveries { get; } = new();

    /// <summary>What is to go wrong.</summary>
    public FaultScript Faults { get; } = new();

    /// <summary>The robot's long connections: drops, closes, restarts.</summary>
    public ConnectionControl Connections { get; }

    /// <summary>Breaches of WeCom's rules by the bot so far, oldest first.</summary>
    public IReadOnlyList<Violation> Violations => _violations.All;

    /// <summary>Texts that WeCom takes but advises against, as its clients show them cut.</summary>
    public IReadOnlyList<Violation> Advice => _advice.All;

    /// <summary>How often an access token was asked for.</summary>
    public int TokenRequests => _tokens.Asked;

    /// <summary>How often a menu was created.</summary>
    public int MenusCreated => _menu.Created;

    /// <summary>The app's menu entries, as users see them.</summary>
    public IReadOnlyList<(string Name, string Key)> Menu => _menu.Entries;

    /// <summary>
    /// The configuration with which a bot runs against this server, by PlanBot's keys. The robot's token and key are there
    /// in callback mode, its URL in the other; the app where it has a callback.
    /// </summary>
    public IReadOnlyDictionary<string, string> Settings
    {
        get
        {
            var settings = new Dictionary<string, string> { ["WeCom:AiBot:BotId"] = _options.BotId };
            if (_options.RobotCallback is null)
            {
                settings["WeCom:AiBot:Secret"] = _options.BotSecret;
                settings["WeCom:AiBot:WebSocketUrl"] = WebSocketUrl.ToString();
            }
            else
            {
                settings["WeCom:AiBot:Token"] = _options.BotToken;
                settings["WeCom:AiBot:EncodingAESKey"] = _options.BotEncodingAesKey;
            }
            if (_options.AppCallback is not null)
            {
                settings["WeCom:App:CorpId"] = _options.CorpId;
                settings["WeCom:App:AgentId"] = _options.AgentId.ToString(CultureInfo.InvariantCulture);
                settings["WeCom:App:Secret"] = _options.AppSecret;
                settings["WeCom:App:Token"] = _options.AppToken;
                settings["WeCom:App:EncodingAESKey"] = _options.AppEncodingAesKey;
                settings["WeCom:App:ApiUrl"] = ApiUrl.ToString().TrimEnd('/');
            }
            return settings;
        }
    }

    /// <summary>Starts a server; it is ready when the task completes.</summary>
    public static async Task<LocalWeComServer> StartAsync(LocalWeComOptions? options = null, CancellationToken cancellation = default)
    {
        var server = new LocalWeComServer(options ?? new LocalWeComOptions());
        await server._app.StartAsync(cancellation);
        server.ApiUrl = new Uri(server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    /// <summary>A user writes to the robot. Over the long connection this waits for a subscribed connection.</summary>
    /// <param name="user">Who.</param>
    /// <param name="chat">A group, or the user's chat alone with the robot.</param>
    /// <param name="text">The text, without the @ of the robot.</param>
    /// <param name="quote">A message of the bot that the user quotes.</param>
    /// <param name="at">In a group: puts the robot's @ before the text, without which no message reaches it.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    public Task<LocalCallback> SayAsync(LocalUser user, LocalChat chat, string text, Delivery? quote = null, bool at = true, CancellationToken cancellation = default)
    {
        var written = chat.IsGroup && at ? $"@{_options.BotName} {text}" : text;
        return SpeakAsync(user, chat, written, "text", RobotBodies.Text(written), quote?.Content, cancellation);
    }

    /// <summary>A user speaks to the robot alone; WeCom has made a text of it.</summary>
    public Task<LocalCallback> SayVoiceAsync(LocalUser user, string text, CancellationToken cancellation = default) =>
        SpeakAsync(user, World.Direct(user), text, "voice", RobotBodies.Text(text), null, cancellation);

    /// <summary>A user writes texts with pictures between them.</summary>
    public Task<LocalCallback> SayMixedAsync(LocalUser user, LocalChat chat, IReadOnlyList<string> texts, CancellationToken cancellation = default) =>
        SpeakAsync(user, chat, string.Join('\n', texts), "mixed", RobotBodies.Mixed(texts), null, cancellation);

    /// <summary>A user writes to the robot and quotes any text.</summary>
    public Task<LocalCallback> QuoteAsync(LocalUser user, LocalChat chat, string text, string quoted, CancellationToken cancellation = default)
    {
        var written = chat.IsGroup ? $"@{_options.BotName} {text}" : text;
        return SpeakAsync(user, chat, written, "text", RobotBodies.Text(written), quoted, cancellation);
    }

    /// <summary>A user opens the chat alone with the robot, for the first time that day.</summary>
    public async Task<LocalCallback> EnterChatAsync(LocalUser user, CancellationToken cancellation = default)
    {
        var callback = New(Door.Robot, CallbackKind.EnterChat, user, World.Direct(user));
        await _robot.SendAsync(callback, RobotBodies.EnterChat(_options, callback), cancellation);
        return callback;
    }

    /// <summary>A user taps a button of a card, of the robot or of the app. Selectors that are not named keep their first choice.</summary>
    /// <param name="user">Who.</param>
    /// <param name="card">The delivery with the card.</param>
    /// <param name="key">The button's key, that of the submit button, or that of an entry of the menu at its corner.</param>
    /// <param name="selected">Chosen ids by the question's key.</param>
    /// <param name="cancellation">Ends the waiting for a connection.</param>
    /// <exception cref="ArgumentException">WeCom's client would not let the user do that.</exception>
    public async Task<LocalCallback> PressAsync(LocalUser user, Delivery card, string key, IReadOnlyDictionary<string, string[]>? selected = null, CancellationToken cancellation = default)
    {
        card = Deliveries[card.Index];
        var chosen = CardInput.Choose(card, key, selected ?? new Dictionary<string, string[]>());
        var callback = New(card.Door, CallbackKind.CardEvent, user, card.Chat, taskId: card.Card.Text("task_id"), about: card);
        if (card.Door == Door.App)
        {
            _appDoor.Send(callback, AppXml.CardEvent(_options, callback, card.Card, key, chosen));
        }
        else
        {
            await _robot.SendAsync(callback, RobotBodies.CardEvent(_options, callback, ResponseUrl(callback), card.Card, key, chosen), cancellation);
        }
        return callback;
    }

    /// <summary>A user gives the robot's answer a thumb up or down, or takes it back.</summary>
    /// <exception cref="ArgumentException">The answer has no feedback id: WeCom shows thumbs then, and tells nobody.</exception>
    public async Task<LocalCallback> RateAsync(LocalUser user, Delivery answer, Thumb thumb, string? content = null, IReadOnlyList<int>? reasons = null, CancellationToken cancellation = default)
    {
        var id = Deliveries[answer.Index].FeedbackId ?? throw new ArgumentException("The answer has no feedback id.");
        var callback = New(Door.Robot, CallbackKind.Feedback, user, answer.Chat, about: answer);
        await _robot.SendAsync(callback, RobotBodies.Feedback(_options, callback, id, (int)thumb, content, reasons ?? []), cancellation);
        return callback;
    }

    /// <summary>A user writes to the self-built app.</summary>
    public LocalCallback SayToApp(LocalUser user, string text)
    {
        var callback = New(Door.App, CallbackKind.Message, user, World.Direct(user), text);
        _appDoor.Send(callback, AppXml.Message(_options, callback));
        return callback;
    }

    /// <summary>A user opens the self-built app.</summary>
    public LocalCallback EnterApp(LocalUser user)
    {
        var callback = New(Door.App, CallbackKind.EnterChat, user, World.Direct(user));
        _appDoor.Send(callback, AppXml.EnterAgent(_options, callback));
        return callback;
    }

    /// <summary>A user chooses from the app's menu.</summary>
    /// <exception cref="ArgumentException">The menu has no such entry.</exception>
    public LocalCallback ClickMenu(LocalUser user, string key)
    {
        if (!Menu.Any(entry => entry.Key == key))
        {
            throw new ArgumentException($"The menu has no entry \"{key}\".");
        }
        var callback = New(Door.App, CallbackKind.MenuClick, user, World.Direct(user));
        _appDoor.Send(callback, AppXml.MenuClick(_options, callback, key));
        return callback;
    }

    /// <summary>The first complete answer to a callback, be it there or to come.</summary>
    public Task<Delivery> AnswerToAsync(LocalCallback callback, CancellationToken cancellation = default) => Deliveries.AnswerToAsync(callback, cancellation);

    /// <summary>The check that WeCom makes when a callback's URL is entered; null when it holds, else why it does not.</summary>
    public Task<string?> VerifyCallbackAsync(Door door, CancellationToken cancellation = default) => _poster.VerifyAsync(door, cancellation);

    /// <summary>Ends the app's access token before its time.</summary>
    public void ExpireToken() => _tokens.Expire();

    /// <summary>Forgets the breaches so far.</summary>
    public void ClearViolations()
    {
        _violations.Clear();
        _advice.Clear();
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _app.DisposeAsync();
        _poster.Dispose();
        _stopping.Dispose();
    }

    private async Task<LocalCallback> SpeakAsync(LocalUser user, LocalChat chat, string text, string type, JsonObject content, string? quoted, CancellationToken cancellation)
    {
        var callback = New(Door.Robot, CallbackKind.Message, user, chat, text);
        var quote = quoted is null ? null : RobotBodies.Quote(quoted);
        await _robot.SendAsync(callback, RobotBodies.Message(_options, callback, ResponseUrl(callback), type, content, quote), cancellation);
        return callback;
    }

    private LocalCallback New(Door door, CallbackKind kind, LocalUser user, LocalChat chat, string text = "", string? taskId = null, Delivery? about = null)
    {
        World.Direct(user);
        // The app's ids are numbers of 64 bits (page "消息格式"), the robot's are opaque.
        var number = 7_000_000_000_000_000_000 + Interlocked.Increment(ref _messages);
        return new LocalCallback(door, kind, user, chat, _options.Time.GetUtcNow())
        {
            MsgId = door == Door.App ? number.ToString(CultureInfo.InvariantCulture) : Guid.NewGuid().ToString("N"),
            Text = text,
            TaskId = taskId,
            About = about,
        };
    }

    private Uri ResponseUrl(LocalCallback callback) => new(ApiUrl, "/cgi-bin/aibot/response?response_code=" + callback.ResponseCode);
}
