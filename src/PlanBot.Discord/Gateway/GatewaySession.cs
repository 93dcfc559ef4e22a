namespace PlanBot.Discord.Gateway;

/// <summary>What of a shard outlives its connections: the state, the sequence, the last latency. Safe to use from several threads.</summary>
/// <param name="shard">The shard's number, from 0.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where changes of state are written.</param>
internal sealed class GatewaySession(int shard, TimeProvider time, GatewayLog log)
{
    private readonly Lock _lock = new();
    private GatewayState _state = new GatewayState.Waiting(null);
    private DateTimeOffset _since = time.GetUtcNow();
    private long _sequence = NoSequence;
    private readonly TaskCompletionSource _firstReady = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long? _readyAt;
    private long? _beatAt;
    private TimeSpan? _latency;

    private const long NoSequence = -1;

    /// <summary>The shard's number, from 0.</summary>
    public int Shard => shard;

    /// <summary>The present state.</summary>
    public GatewayState State => Volatile.Read(ref _state);

    /// <summary>The number of the last event that was taken; null before the first of a session. Beside the state, since it changes with every event.</summary>
    public long? Sequence => Volatile.Read(ref _sequence) is var sequence and not NoSequence ? sequence : null;

    /// <summary>Completes when the shard is ready for the first time.</summary>
    public Task FirstReady => _firstReady.Task;

    /// <summary>The time since the present or last connection became ready; null when it did not.</summary>
    public TimeSpan? ReadyFor
    {
        get
        {
            lock (_lock) return _readyAt is { } at ? time.GetElapsedTime(at) : null;
        }
    }

    /// <summary>How the shard fares.</summary>
    public ShardStatus Status
    {
        get
        {
            lock (_lock) return new ShardStatus(shard, _state.Name, _latency, _since);
        }
    }

    /// <summary>Goes on to the next state and returns it.</summary>
    public GatewayState Apply(GatewayInput input)
    {
        GatewayState before, after;
        lock (_lock)
        {
            before = _state;
            after = GatewayState.Next(before, input);
            Volatile.Write(ref _state, after);
            if (before.GetType() == after.GetType()) return after;
            _since = time.GetUtcNow();
            // The numbers of a new session begin anew; heartbeats of one connection say nothing of the next.
            if (after is GatewayState.Identifying) Volatile.Write(ref _sequence, NoSequence);
            if (after is GatewayState.Connecting) _readyAt = _beatAt = null;
            if (after is GatewayState.Ready) _readyAt = time.GetTimestamp();
        }
        if (after is GatewayState.Ready) _firstReady.TrySetResult();
        log.StateChanged(shard, before.Name, after.Name);
        return after;
    }

    /// <summary>Notes that the event of this number was taken, so that a resume goes on behind it.</summary>
    public void Advance(long sequence) => Volatile.Write(ref _sequence, sequence);

    /// <summary>Notes that a heartbeat goes out.</summary>
    public void Beat()
    {
        lock (_lock) _beatAt = time.GetTimestamp();
    }

    /// <summary>Notes that the last heartbeat was acknowledged.</summary>
    public void Acknowledge()
    {
        lock (_lock)
        {
            if (_beatAt is { } at) _latency = time.GetElapsedTime(at);
            _beatAt = null;
        }
        Apply(new GatewayInput.HeartbeatAcked());
    }
}
