using System.Security.Cryptography;
using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>All sessions of the gateway: who may begin or resume one, and who gets which event.</summary>
internal sealed class DiscordGateway(LocalDiscordOptions options, DiscordWorld world, ViolationLog violations, BotActions actions, FaultScript faults)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, GatewaySession> _sessions = [];
    private readonly HashSet<GatewayConnection> _connections = [];
    private int _heartbeats;

    public IdentifyLimit Starts { get; } = new(options);

    public ViolationLog Violations => violations;

    public FaultScript Faults => faults;

    /// <summary>Heartbeats that came so far.</summary>
    public int Heartbeats => Volatile.Read(ref _heartbeats);

    /// <summary>Where clients connect; set once the port is known.</summary>
    public string Url { get; set; } = "";

    public IReadOnlyList<GatewayConnection> Connections
    {
        get
        {
            lock (_gate)
            {
                return [.. _connections];
            }
        }
    }

    public void Began(GatewayConnection connection)
    {
        lock (_gate)
        {
            _connections.Add(connection);
        }
    }

    public void Ended(GatewayConnection connection)
    {
        lock (_gate)
        {
            _connections.Remove(connection);
        }
        actions.Add(BotActionKind.Disconnected);
    }

    public void CountHeartbeat() => Interlocked.Increment(ref _heartbeats);

    /// <summary>Begins a session, or closes the connection by the code that fits and returns null.</summary>
    public GatewaySession? Identify(GatewayConnection connection, JsonElement data, bool byResumeUrl)
    {
        const string where = "identify";
        var properties = data.Member("properties");
        var intents = data.Int("intents");
        var shard = data.Items("shard").Select(item => item.TryGetInt32(out var number) ? number : -1).ToArray();
        if (shard.Length == 0 && !data.Has("shard"))
        {
            shard = [0, 1];
        }
        if (data.Text("token") is not { } token || properties.ValueKind != JsonValueKind.Object || data.Has("intents") && intents is null)
        {
            connection.Fail(CloseCode.DecodeError, where, "token, properties or intents are missing or of the wrong type");
        }
        else if (!IsToken(token))
        {
            connection.Fail(CloseCode.AuthenticationFailed, where, "The token is wrong");
        }
        else if (shard is not [>= 0, > 0] || shard[0] >= shard[1])
        {
            connection.Fail(CloseCode.InvalidShard, where, "The shard is none of its number");
        }
        else if (options.ShardingRequired && shard[1] < options.Shards)
        {
            connection.Fail(CloseCode.ShardingRequired, where, $"At least {options.Shards} shards are required");
        }
        else if (intents is null or < 0 || (intents & ~GatewayIntents.Known) != 0)
        {
            connection.Fail(CloseCode.InvalidIntents, where, "There are no such intents");
        }
        else if ((intents & GatewayIntents.Privileged & ~options.PrivilegedIntents) != 0)
        {
            connection.Fail(CloseCode.DisallowedIntents, where, "A privileged intent that is not switched on");
        }
        else if (!Starts.TryTake(shard[0]))
        {
            violations.Add("gateway", where, "More identifies than session_start_limit allows");
            connection.Send(InvalidSession(resumable: false));
        }
        else
        {
            if (byResumeUrl)
            {
                violations.Add("gateway", where, "A new session was begun at the resume URL");
            }
            foreach (var name in (string[])["os", "browser", "device"])
            {
                if (!properties.Has(name) && !properties.Has("$" + name))
                {
                    violations.Add("gateway", where, $"properties.{name} is missing");
                }
            }
            if (data.Has("presence"))
            {
                Presence(connection, data.Member("presence"));
            }
            return new GatewaySession(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)), shard[0], shard[1], intents.Value, options.ReplayLimit);
        }
        return null;
    }

    /// <summary>Sends READY and the guilds, which start as unavailable; from then on the session gets events.</summary>
    public void Ready(GatewaySession session, GatewayConnection connection)
    {
        var guilds = session.Carries(world.GuildId);
        lock (world.Gate)
        {
            ForgetLost();
            lock (_gate)
            {
                _sessions[session.Id] = session;
            }
            session.Attach(connection);
            session.Send("READY", GatewayPayloads.Ready(world, session, Url + "/resume", guilds));
            if (guilds && (session.Intents & GatewayIntents.Guilds) != 0)
            {
                session.Send("GUILD_CREATE", JsonWriting.Bytes(writer => writer.GuildObject(world)));
            }
        }
        actions.Add(BotActionKind.Ready, detail: session.Shard.ToString());
    }

    /// <summary>Resumes a session, or answers that it is invalid and returns null.</summary>
    public GatewaySession? Resume(GatewayConnection connection, JsonElement data, bool byResumeUrl)
    {
        const string where = "resume";
        if (data.Text("token") is not { } token || data.Text("session_id") is not { } id || data.Member("seq") is not { ValueKind: JsonValueKind.Number } number || !number.TryGetInt64(out var sequence))
        {
            connection.Fail(CloseCode.DecodeError, where, "token, session_id or seq are missing or of the wrong type");
            return null;
        }
        if (!IsToken(token))
        {
            connection.Fail(CloseCode.AuthenticationFailed, where, "The token is wrong");
            return null;
        }
        if (!byResumeUrl)
        {
            violations.Add("gateway", where, "Not at resume_gateway_url");
        }
        GatewaySession? session;
        lock (_gate)
        {
            _sessions.TryGetValue(id, out session);
        }
        if (session is not null && sequence > session.Sequence)
        {
            connection.Fail(CloseCode.InvalidSequence, where, "seq was never sent");
            return null;
        }
        if (session is null || session.LostAt is { } lost && options.Time.GetUtcNow() - lost > options.ResumeWindow || !session.TryResume(connection, sequence))
        {
            connection.Send(InvalidSession(resumable: false));
            return null;
        }
        actions.Add(BotActionKind.Resumed, detail: session.Shard.ToString());
        return session;
    }

    /// <summary>Ends a session for good.</summary>
    public void Forget(GatewaySession session)
    {
        lock (_gate)
        {
            _sessions.Remove(session.Id);
        }
    }

    public void ForgetAll()
    {
        lock (_gate)
        {
            _sessions.Clear();
        }
    }

    public void Presence(GatewayConnection connection, JsonElement data)
    {
        if (data.Text("status") is not ("online" or "dnd" or "idle" or "invisible" or "offline")
            || data.Member("activities").ValueKind != JsonValueKind.Array
            || data.Items("activities").Any(activity => activity.Text("name") is null || activity.Int("type") is not (>= 0 and <= 5)))
        {
            connection.Fail(CloseCode.DecodeError, "presence", "status or activities are missing or of the wrong type");
        }
    }

    /// <summary>Sends an event to every session that asked for it. Call while holding the world's gate.</summary>
    /// <param name="name">Such as MESSAGE_CREATE.</param>
    /// <param name="guildId">The guild, or null outside guilds.</param>
    /// <param name="intent">The intent that covers the event; 0 for none.</param>
    /// <param name="data">The JSON of <c>d</c> for a session's intents.</param>
    public void Dispatch(string name, ulong? guildId, int intent, Func<int, byte[]> data)
    {
        GatewaySession[] all;
        lock (_gate)
        {
            all = [.. _sessions.Values];
        }
        foreach (var session in all)
        {
            if (session.Carries(guildId) && (intent == 0 || (session.Intents & intent) != 0))
            {
                session.Send(name, data(session.Intents), faults.TakeDuplicate());
            }
        }
    }

    /// <summary>Whether any session would get an interaction now.</summary>
    public bool HasSessionFor(ulong? guildId)
    {
        lock (_gate)
        {
            return _sessions.Values.Any(session => session.Carries(guildId));
        }
    }

    /// <summary>Opcode 9.</summary>
    public static byte[] InvalidSession(bool resumable) => JsonWriting.Object(writer =>
    {
        writer.Nulls("t", "s");
        writer.WriteNumber("op", 9);
        writer.WriteBoolean("d", resumable);
    });

    private void ForgetLost()
    {
        var now = options.Time.GetUtcNow();
        lock (_gate)
        {
            foreach (var lost in _sessions.Values.Where(session => session.LostAt is { } at && now - at > options.ResumeWindow).ToArray())
            {
                _sessions.Remove(lost.Id);
            }
        }
    }

    private bool IsToken(string token) => token.Replace("Bot ", "", StringComparison.Ordinal) == options.Token;
}
