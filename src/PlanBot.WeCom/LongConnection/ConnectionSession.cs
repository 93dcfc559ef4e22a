namespace PlanBot.WeCom.LongConnection;

/// <summary>What outlives one connection: the state and since when. Safe to use from several threads.</summary>
/// <param name="time">The clock.</param>
/// <param name="log">The log.</param>
internal sealed class ConnectionSession(TimeProvider time, ConnectionLog log)
{
    private readonly Lock _lock = new();
    private ConnectionState _state = new ConnectionState.Waiting(WaitReason.Start);
    private DateTimeOffset _since = time.GetUtcNow();
    private long? _readyAt;

    /// <summary>The log.</summary>
    public ConnectionLog Log => log;

    /// <summary>The present state.</summary>
    public ConnectionState State => Volatile.Read(ref _state);

    /// <summary>The time since the present or last connection was subscribed; null when it was not.</summary>
    public TimeSpan? ReadyFor
    {
        get
        {
            lock (_lock) return _readyAt is { } at ? time.GetElapsedTime(at) : null;
        }
    }

    /// <summary>How the connection fares.</summary>
    public LongConnectionStatus Status
    {
        get
        {
            lock (_lock) return new LongConnectionStatus(_state.Name, _since);
        }
    }

    /// <summary>Goes on to the next state and returns it.</summary>
    public ConnectionState Apply(ConnectionInput input)
    {
        ConnectionState before, after;
        lock (_lock)
        {
            before = _state;
            after = ConnectionState.Next(before, input);
            Volatile.Write(ref _state, after);
            if (before.GetType() == after.GetType()) return after;
            _since = time.GetUtcNow();
            if (after is ConnectionState.Connecting) _readyAt = null;
            if (after is ConnectionState.Ready) _readyAt = time.GetTimestamp();
        }

        log.StateChanged(before.Name, after.Name);
        return after;
    }
}
