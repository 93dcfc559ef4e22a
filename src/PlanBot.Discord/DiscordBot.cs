using System.Net;
using Microsoft.Extensions.Logging;
using PlanBot.Discord.Gateway;
using PlanBot.Discord.Interactions;
using PlanBot.Discord.Model;
using PlanBot.Discord.Rest;
using PlanBot.Storage;

namespace PlanBot.Discord;

/// <summary>The bot on Discord: registers its commands, connects, answers until it is stopped.</summary>
public sealed partial class DiscordBot : IDisposable
{
    private static readonly TimeSpan s_registrationPatience = TimeSpan.FromSeconds(5);

    private readonly KnowledgeBase _knowledge;
    private readonly DiscordSettings _settings;
    private readonly BotStore _store;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly HttpClient _http;
    private readonly DiscordRest _rest;
    private readonly AnswerBook _answers = new();
    private readonly InteractionHandler _interactions;
    private GatewayClient? _gateway;

    /// <param name="knowledge">What it answers from.</param>
    /// <param name="settings">Checked ones: <see cref="DiscordSettings.Problems"/> is empty.</param>
    /// <param name="store">What must outlive a restart.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    public DiscordBot(KnowledgeBase knowledge, DiscordSettings settings, BotStore store, TimeProvider time, ILogger<DiscordBot> logger)
    {
        _knowledge = knowledge;
        _settings = settings;
        _store = store;
        _time = time;
        _logger = logger;
        _http = DiscordHttp.Create(new DiscordRestOptions(new Uri(settings.ApiUrl), settings.Token, settings.RequestsPerSecond == 0 ? null : settings.RequestsPerSecond), time, logger);
        _rest = new DiscordRest(_http, time, logger);
        _interactions = new InteractionHandler(knowledge, settings, _answers, new FeedbackBox(store, time), time, logger);
        Endpoint = settings.HasPublicKey ? new InteractionEndpoint(new SignatureCheck(settings.PublicKey), _interactions, _rest, store, logger) : null;
    }

    /// <summary>Answers interactions that come over HTTP; null where no public key is set.</summary>
    public InteractionEndpoint? Endpoint { get; }

    /// <summary>How the connections fare.</summary>
    public GatewayStatus Status => _gateway?.Status ?? new GatewayStatus([]);

    /// <summary>Runs until cancelled; what was asked before then is answered.</summary>
    /// <exception cref="GatewayStoppedException">Discord refuses the bot; the message says what to do.</exception>
    public async Task RunAsync(CancellationToken cancel)
    {
        string self = (await UntilReached(c => _rest.GetUserAsync(DiscordJson.Readable.Identity, c), cancel)).Id;
        await using var channel = new DiscordChannel(_knowledge, _rest, _interactions, _answers, _store, new Addressing(_settings.Channels), self, _time, _logger);
        _gateway = new GatewayClient(
            new GatewaySettings { Token = _settings.Token, Intents = _settings.Intents, Events = DiscordChannel.Events, Presence = _knowledge.Assistant.Knowledge.Plan.Front.Title },
            FindGatewayAsync,
            channel.HandleAsync,
            GatewaySocket.ConnectAsync,
            _time,
            _logger);
        // Registering may have to wait for its time; messages need not wait for that.
        var registering = RegisterAsync(cancel);
        await Task.WhenAny(registering, Task.Delay(s_registrationPatience, _time, cancel));
        await _gateway.RunAsync(cancel);
        await registering;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    // A bot that cannot register its commands still answers messages.
    private async Task RegisterAsync(CancellationToken cancel)
    {
        try
        {
            string application = _settings.ApplicationId.Length > 0 ? _settings.ApplicationId : (await _rest.GetApplicationAsync(DiscordJson.Readable.Identity, cancel)).Id;
            string? guild = _settings.GuildId.Length > 0 ? _settings.GuildId : null;
            await new CommandRegistration(_rest, _logger).RunAsync(application, guild, Commands.For(_knowledge.Assistant.Knowledge.Plan, guild is null), cancel);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            LogNotRegistered(e);
        }
    }

    private async Task<GatewayBot> FindGatewayAsync(CancellationToken cancel)
    {
        try
        {
            return await _rest.GetGatewayBotAsync(cancel);
        }
        catch (DiscordException e) when (e.Status == HttpStatusCode.Unauthorized)
        {
            throw new GatewayStoppedException(GatewayClose.AuthenticationFailed);
        }
    }

    // Discord may be away when the bot starts.
    private async Task<T> UntilReached<T>(Func<CancellationToken, Task<T>> call, CancellationToken cancel)
    {
        var backoff = new Backoff(Random.Shared.NextDouble);
        while (true)
        {
            try
            {
                return await call(cancel);
            }
            catch (DiscordException e) when (e.Status == HttpStatusCode.Unauthorized)
            {
                throw new GatewayStoppedException(GatewayClose.AuthenticationFailed);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                var delay = backoff.After(readyFor: null, resumes: false);
                LogNotReached(e.Message, delay);
                await Task.Delay(delay, _time, cancel);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The commands could not be registered; messages are answered all the same")]
    private partial void LogNotRegistered(Exception e);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Discord could not be reached: {Reason}. Next attempt in {Delay}")]
    private partial void LogNotReached(string reason, TimeSpan delay);
}
