using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using PlanBot.WeCom.LongConnection;

namespace PlanBot.WeCom.Tests.LongConnection;

/// <summary>A client under test, whose connections all end at a <see cref="Peer"/>.</summary>
internal sealed class ConnectionLab : ILogger, IAsyncDisposable
{
    /// <summary>The delay after the first lost connection, at even odds.</summary>
    public static readonly TimeSpan FirstDelay = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly Channel<Peer> _peers = Channel.CreateUnbounded<Peer>();
    private readonly Channel<IncomingFrame> _frames = Channel.CreateUnbounded<IncomingFrame>();
    private readonly CancellationTokenSource _stop = new();

    public ConnectionLab()
    {
        Handle = f => _frames.Writer.WriteAsync(f);
        Connect = (address, _) =>
        {
            Address = address;
            var peer = new Peer();
            _peers.Writer.TryWrite(peer);
            return Task.FromResult(peer.Client);
        };
    }

    public WatchedTime Time { get; } = new();

    public LongConnectionSettings Settings { get; set; } = new() { BotId = "the-bot", Secret = "the-secret", Jitter = () => 0.5 };

    public Func<IncomingFrame, ValueTask> Handle { get; set; }

    public Func<Uri, CancellationToken, Task<WebSocket>> Connect { get; set; }

    public Uri? Address { get; private set; }

    public ConcurrentQueue<string> Log { get; } = new();

    public LongConnectionClient Client { get; private set; } = null!;

    public Task Running { get; private set; } = Task.CompletedTask;

    public ConnectionLab Start()
    {
        Client = new LongConnectionClient(Settings, f => Handle(f), (a, c) => Connect(a, c), Time, this);
        Running = Client.RunAsync(_stop.Token);
        return this;
    }

    /// <summary>The next connection that the client opens.</summary>
    public Task<Peer> PeerAsync() => _peers.Reader.ReadAsync().AsTask().WaitAsync(s_patience);

    /// <summary>The next connection, once it is subscribed.</summary>
    public async Task<Peer> ReadyPeerAsync()
    {
        var peer = await PeerAsync();
        await peer.WelcomeAsync();
        // The acknowledgement was read when what comes after it is handled.
        await peer.MessageAsync("ready");
        Assert.Equal("ready", (await FrameAsync()).ReqId);
        return peer;
    }

    /// <summary>The next connection, after the first delay.</summary>
    public async Task<Peer> PeerAfterDropAsync()
    {
        await Time.PassAsync(FirstDelay);
        return await PeerAsync();
    }

    /// <summary>The next message or event that the client handles.</summary>
    public Task<IncomingFrame> FrameAsync() => _frames.Reader.ReadAsync().AsTask().WaitAsync(s_patience);

    /// <summary>Sends one frame of an answer.</summary>
    public Task<SendOutcome> SendAsync(string reqId, string text = "", CancellationToken cancel = default) =>
        Client.RespondAsync(reqId, new JsonObject { ["text"] = text }, FrameLabJson.Default.JsonObject, cancel);

    public Task StopAsync() => _stop.CancelAsync();

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

    /// <summary>The text of a frame of an answer.</summary>
    public static string Text(JsonElement frame) => frame.GetProperty("body").GetProperty("text").GetString()!;
}
