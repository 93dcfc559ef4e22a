namespace PlanBot.LocalDiscord;

/// <summary>One session: its events, numbered and kept for a resume, and the connection that carries them now, if any.</summary>
internal sealed class GatewaySession(string id, int shard, int shards, int intents, int replayLimit)
{
    private readonly Lock _gate = new();
    private readonly Queue<(long Sequence, byte[] Payload)> _kept = [];
    private GatewayConnection? _connection;
    private long _sequence;

    public string Id => id;

    public int Shard => shard;

    /// <summary>As IDENTIFY has them: shard and number of shards.</summary>
    public IReadOnlyList<int> Shards => [shard, shards];

    public int Intents => intents;

    /// <summary>When the connection was lost, or null while there is one.</summary>
    public DateTimeOffset? LostAt { get; private set; }

    /// <summary>Number of the last event.</summary>
    public long Sequence => Interlocked.Read(ref _sequence);

    public bool IsConnected => _connection is not null;

    /// <summary>Whether events of a guild, or of direct messages (null), go to this shard.</summary>
    /// <remarks>Page "Gateway", sharding: (guild_id >> 22) % num_shards; everything without a guild goes to shard 0.</remarks>
    public bool Carries(ulong? guildId) => guildId is { } guild ? (int)((guild >> 22) % (ulong)shards) == shard : shard == 0;

    public void Attach(GatewayConnection to)
    {
        lock (_gate)
        {
            _connection?.Close(CloseCode.UnknownError, "The session was taken over by another connection.");
            _connection = to;
            LostAt = null;
        }
    }

    /// <summary>Repeats the events after a number, then RESUMED, on a new connection. False when they are no longer kept.</summary>
    public bool TryResume(GatewayConnection to, long after)
    {
        lock (_gate)
        {
            if (_kept.TryPeek(out var oldest) ? oldest.Sequence > after + 1 : _sequence > after)
            {
                return false;
            }
            Attach(to);
            foreach (var (number, payload) in _kept)
            {
                if (number > after)
                {
                    to.Send(payload);
                }
            }
            Send("RESUMED", "{\"_trace\":[\"local\"]}"u8.ToArray());
            return true;
        }
    }

    /// <summary>The connection ended; the session waits for a resume.</summary>
    public void Detach(GatewayConnection from, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_connection, from))
            {
                _connection = null;
                LostAt = now;
            }
        }
    }

    /// <summary>Sends an event, or keeps it for the resume when there is no connection.</summary>
    /// <param name="name">Such as MESSAGE_CREATE.</param>
    /// <param name="data">The JSON of <c>d</c>.</param>
    /// <param name="twice">Sends it twice with the same number: a fault that Discord's documentation allows for.</param>
    public void Send(string name, byte[] data, bool twice = false)
    {
        lock (_gate)
        {
            var number = Interlocked.Increment(ref _sequence);
            var payload = JsonWriting.Object(writer =>
            {
                writer.WriteString("t", name);
                writer.WriteNumber("s", number);
                writer.WriteNumber("op", 0);
                writer.WritePropertyName("d");
                writer.WriteRawValue(data, skipInputValidation: true);
            });
            _kept.Enqueue((number, payload));
            if (_kept.Count > replayLimit)
            {
                _kept.Dequeue();
            }
            _connection?.Send(payload);
            if (twice)
            {
                _connection?.Send(payload);
            }
        }
    }
}
