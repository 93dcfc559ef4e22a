using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using PlanBot.Answers;
using PlanBot.Conversations;
using PlanBot.Language;
using PlanBot.Storage;
using PlanBot.WeCom.Api;
using PlanBot.WeCom.Callback;
using PlanBot.WeCom.Deliveries;
using PlanBot.WeCom.LongConnection;
using PlanBot.WeCom.Model;
using PlanBot.WeCom.Rendering;

namespace PlanBot.WeCom;

/// <summary>The bot on WeCom, by each door that is configured: the robot's long connection, the robot's callback, the self-built app.</summary>
public sealed partial class WeComBot : IAsyncDisposable
{
    private readonly KnowledgeBase _knowledge;
    private readonly WeComSettings _settings;
    private readonly BotStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly DeliveryLog _deliveries;
    private readonly HttpClient _http;
    private readonly WeComApi _api;
    private readonly WeComChannel _channel;
    private readonly Shutdown _shutdown;
    private readonly UnderWay _unsettled = new();
    private readonly UnderWay _callbacks = new();
    private readonly OpenAnswers _open = new();
    private readonly ChatLanes _queue;
    private readonly LongConnectionClient? _client;
    private readonly CallbackEndpoint<IncomingMessage>? _robot;
    private readonly CallbackEndpoint<AppMessage>? _app;

    /// <param name="knowledge">What it answers from.</param>
    /// <param name="settings">Checked ones: <see cref="WeComSettings.Problems"/> is empty.</param>
    /// <param name="store">What must outlive a restart.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public WeComBot(KnowledgeBase knowledge, WeComSettings settings, BotStore store, TimeProvider time, ILogger<WeComBot> logger)
        : this(knowledge, settings, store, time, logger, compose: null)
    {
    }

    /// <param name="knowledge">What it answers from.</param>
    /// <param name="settings">Checked ones.</param>
    /// <param name="store">What must outlive a restart.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    /// <param name="compose">Composes replies in place of the assistant; null for the assistant.</param>
    internal WeComBot(KnowledgeBase knowledge, WeComSettings settings, BotStore store, TimeProvider time, ILogger logger, Func<Question, CancellationToken, Task<Reply>>? compose)
    {
        _knowledge = knowledge;
        _settings = settings;
        _store = store;
        _time = time;
        _logger = logger;
        _deliveries = new DeliveryLog(logger);
        _http = WeComHttp.Create(settings.Api.ApiUrl);
        _api = new WeComApi(_http, settings.Api, time, logger);
        _shutdown = new Shutdown(time);
        _queue = new ChatLanes(Environment.ProcessorCount, time);
        var questions = new QuestionBook();
        var feedback = new FeedbackBox(store, questions, time);
        _channel = new WeComChannel(new Answerer(knowledge, settings, questions, feedback, compose, time, logger), feedback, store, _shutdown, logger);
        if (settings.AiBot.HasLongConnection) _client = new LongConnectionClient(settings.LongConnection, TakeAsync, LongConnectionSocket.ConnectAsync, time, logger);
        if (settings.AiBot is { HasCallback: true } robot) _robot = new(new RobotDoor(), new CallbackCipher(robot.Token, robot.EncodingAesKey, ""), ReadRobot, HandleAsync, time, logger);
        if (settings.App is { IsSet: true } app) _app = new(new AppDoor(), new CallbackCipher(app.Token, app.EncodingAesKey, app.CorpId), AppXml.ReadMessage, HandleAsync, time, logger);
    }

    /// <summary>Where WeCom calls the robot; null where that is not configured.</summary>
    public RequestDelegate? RobotEndpoint => _robot is null ? null : _robot.HandleAsync;

    /// <summary>Where WeCom calls the app; null where that is not configured.</summary>
    public RequestDelegate? AppEndpoint => _app is null ? null : _app.HandleAsync;

    /// <summary>How the long connection fares; null where there is none.</summary>
    public LongConnectionStatus? Status => _client?.Status;

    /// <summary>Runs until cancelled: keeps the long connection, makes the app's menu. What was asked before then is answered, at the latest when the bot is disposed of.</summary>
    /// <exception cref="LongConnectionStoppedException">WeCom refuses the robot; the message says what to do.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        var menu = _settings.App.IsSet ? EnsureMenuAsync(cancel) : Task.CompletedTask;
        if (_client is not null) await ConnectAsync(_client, cancel);
        else await Task.Delay(Timeout.InfiniteTimeSpan, _time, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (cancel.IsCancellationRequested) _shutdown.Begin();
        await menu;
    }

    /// <summary>Answers what was taken and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _shutdown.Begin();
        await _queue.DisposeAsync();
        await _callbacks.WhenNoneAsync().IsReadyWithinAsync(ChatLanes.LongestWait, _time, CancellationToken.None);
        _http.Dispose();
        _shutdown.Dispose();
    }

    private async Task ConnectAsync(LongConnectionClient client, CancellationToken cancel)
    {
        using var leaving = new CancellationTokenSource();
        var running = client.RunAsync(leaving.Token);
        var cancelled = Task.Delay(Timeout.InfiniteTimeSpan, _time, cancel);
        await Task.WhenAny(running, cancelled);
        if (cancel.IsCancellationRequested) _shutdown.Leave();
        // Only while there is a connection can it be found out whether an answer that was on its way arrived.
        if (!running.IsCompleted) await _unsettled.WhenNoneAsync().IsReadyWithinAsync(Shutdown.Grace, _time, CancellationToken.None);
        await leaving.CancelAsync();
        await running;
    }

    private ValueTask TakeAsync(IncomingFrame frame)
    {
        var received = Received.Of(frame.Message, _settings.AiBot.Name, _store);
        if (_channel.TryClaim(received))
        {
            var delivery = new LongConnectionDelivery(_client!, _api, frame, received.AnswerId, _unsettled, _shutdown, _time, _deliveries);
            _queue.Add(received.Conversation, () => _channel.HandleAsync(received, delivery));
        }
        return ValueTask.CompletedTask;
    }

    private async Task HandleAsync(IncomingMessage message, PassiveReply reply)
    {
        if (message.Stream is { Id.Length: > 0 } stream && message.MsgType == "stream")
        {
            var known = _open.Find(stream.Id);
            if (known is null) await reply.TryAnswerAsync(RobotCallbackDelivery.Lost(stream.Id));
            else await known.AnswerAsync(reply.TryAnswerAsync);
            return;
        }
        var received = Received.Of(message, _settings.AiBot.Name, _store);
        await HandleAsync(received, new RobotCallbackDelivery(message, reply, received.AnswerId, _open.Of(received.AnswerId), _api, _shutdown, _time, _deliveries));
    }

    private Task HandleAsync(AppMessage message, PassiveReply reply)
    {
        var received = Received.Of(message, _store);
        return HandleAsync(received, new AppDelivery(message, reply, received.AnswerId, _open.Of(received.AnswerId), _api, _shutdown, _time, _deliveries));
    }

    private async Task HandleAsync(Received received, IDelivery delivery)
    {
        _callbacks.Add();
        try
        {
            await (_channel.TryClaim(received) ? _channel.HandleAsync(received, delivery) : delivery.RepeatAsync());
        }
        finally
        {
            _callbacks.Remove();
        }
    }

    private static IncomingMessage? ReadRobot(string plaintext) => JsonSerializer.Deserialize(plaintext, IncomingJson.Default.IncomingMessage);

    // An app without its menu answers messages all the same.
    private async Task EnsureMenuAsync(CancellationToken cancel)
    {
        try
        {
            var used = _knowledge.Assistant.Knowledge;
            await AppMenu.EnsureAsync(_api, AppMenu.Build([.. used.Plan.Areas.Select(a => new MenuArea(a.Id, AreaCard.Name(a, used, WrittenLanguage.Simplified)))]), _logger, cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancel.IsCancellationRequested)
        {
            LogNoMenu(e.Message);
        }
        catch (OperationCanceledException)
        {
            // The bot stops before the menu was looked at; the next start looks again.
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The app's menu could not be made sure of; messages are answered all the same. {Reason}")]
    private partial void LogNoMenu(string reason);
}
