using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PlanBot.Discord.Gateway;

namespace PlanBot.Discord.Tests.Gateway;

/// <summary>A client under test, whose connections all end at a <see cref="Peer"/>.</summary>
internal sealed class GatewayLab : ILogger, IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Channel<Peer> _peers = Channel.CreateUnbounded<Peer>();
    private readonly Channel<GatewayEvent> _events = Channel.CreateUnbounded<GatewayEvent>();
    private readonly CancellationTokenSource _stop = new();

    public GatewayLab()
    {
        Find = _ =>
        {
            Finds++;
            return Task.FromResult(Bot);
        };
        Handle = e => _events.Writer.WriteAsync(e);
        Connect = (address, _) =>
        {
            var peer = new Peer(address);
            _peers.Writer.TryWrite(peer);
            return Task.FromResult(peer.Client);
        };
    }

    public WatchedTime Time { get; } = new();

    public GatewayBot Bot { get; set; } = new("wss://gateway.test", 1, new SessionStartLimit(1000, 1000, 0, 1));

    public GatewaySettings Settings { get; set; } = new()
    {
        Token = "the-secret-token",
        Intents = GatewayIntents.Guilds | GatewayIntents.GuildMessages | GatewayIntents.DirectMessages,
        Events = ["READY", "MESSAGE_CREATE"],
        Jitter = () => 0.5,
    };

    public Func<CancellationToken, Task<GatewayBot>> Find { get; set; }

    public Func<GatewayEvent, ValueTask> Handle { get; set; }

    public Func<Uri, CancellationToken, Task<WebSocket>> Connect { get; set; }

    /// <summary>How often the gateway was looked for.</summary>
    public int Finds { get; private set; }

    public ConcurrentQueue<string> Log { get; } = new();

    public GatewayClient Client { get; private set; } = null!;

    public Task Running { get; private set; } = Task.CompletedTask;

    public GatewayLab Start()
    {
        Client = new GatewayClient(Settings, c => Find(c), e => Handle(e), (a, c) => Connect(a, c), Time, this);
        Running = Client.RunAsync(_stop.Token);
        return this;
    }

    /// <summary>The next connection that the client opens.</summary>
    public Task<Peer> PeerAsync() => _peers.Reader.ReadAsync().AsTask().WaitAsync(s_patience);

    /// <summary>The next connection, after the delay of a session that worked.</summary>
    public async Task<Peer> PeerAfterDropAsync()
    {
        await Time.PassAsync(TimeSpan.FromMilliseconds(125));
        return await PeerAsync();
    }

    /// <summary>The next event that the client handles.</summary>
    public Task<GatewayEvent> EventAsync() => _events.Reader.ReadAsync().AsTask().WaitAsync(s_patience);

    /// <summary>Awaits READY.</summary>
    public async Task ReadyAsync() => Assert.Equal("READY", (await EventAsync()).Name);

    /// <summary>Awaits this message.</summary>
    public async Task MessageAsync(long sequence) => Assert.Equal($"{sequence}", (await EventAsync()).Data.GetProperty("id").GetString());

    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Running.WaitAsync(s_patience);
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        // A peer that answers no close is waited for by the fake clock.
        while (!Running.IsCompleted) await Task.WhenAny(Running, Time.PassAsync(TimeSpan.FromSeconds(2)));
        _stop.Dispose();
    }

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Log.Enqueue($"{logLevel}: {formatter(state, exception)} {exception?.Message}");
}
