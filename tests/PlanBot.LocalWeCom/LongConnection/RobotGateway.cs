using System.Text.Json.Nodes;

namespace PlanBot.LocalWeCom;

/// <summary>All long connections of the robot: the newest that subscribed gets the callbacks, as WeCom keeps one for each robot.</summary>
internal sealed class RobotGateway(LocalWeComOptions options, ReplyDesk desk, ReplyBoard board, ViolationLog violations, FaultScript faults)
{
    private readonly Lock _gate = new();
    private readonly HashSet<RobotConnection> _connections = [];
    private TaskCompletionSource<RobotConnection> _current = New();
    private DateTimeOffset _downUntil;
    private int _pings;
    private int _subscriptions;

    public ReplyDesk Desk => desk;

    public ReplyBoard Board => board;

    public ViolationLog Violations => violations;

    public FaultScript Faults => faults;

    public int Pings => Volatile.Read(ref _pings);

    /// <summary>How often a connection subscribed.</summary>
    public int Subscriptions => Volatile.Read(ref _subscriptions);

    public bool IsDown
    {
        get
        {
            lock (_gate)
            {
                return options.Time.GetUtcNow() < _downUntil;
            }
        }
    }

    public IReadOnlyList<RobotConnection> Connections
    {
        get
        {
            lock (_gate)
            {
                return [.. _connections];
            }
        }
    }

    public void CountPing() => Interlocked.Increment(ref _pings);

    public void Began(RobotConnection connection)
    {
        lock (_gate)
        {
            _connections.Add(connection);
        }
    }

    public void Subscribed(RobotConnection connection)
    {
        RobotConnection? old = null;
        lock (_gate)
        {
            if (_current.Task is { IsCompletedSuccessfully: true } task)
            {
                old = Of(task);
                _current = New();
            }
            _current.SetResult(connection);
        }
        Interlocked.Increment(ref _subscriptions);
        if (old is not null && old != connection)
        {
            _ = old.SendAsync(Frame("aibot_event_callback", Guid.NewGuid().ToString("N"), RobotBodies.Disconnected(options)));
            old.Close(1000, "another connection of the robot");
        }
    }

    public void Ended(RobotConnection connection)
    {
        lock (_gate)
        {
            _connections.Remove(connection);
            Left(connection);
        }
    }

    /// <summary>From now on the connection gets no callbacks.</summary>
    public void Left(RobotConnection connection)
    {
        lock (_gate)
        {
            if (_current.Task is { IsCompletedSuccessfully: true } task && Of(task) == connection)
            {
                _current = New();
                if (!options.RequestsOutliveConnections)
                {
                    desk.ForgetRequests();
                }
            }
        }
    }

    /// <summary>The subscribed connection, be it there or to come.</summary>
    public Task<RobotConnection> WhenSubscribedAsync(CancellationToken cancellation)
    {
        lock (_gate)
        {
            return _current.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Waits for a subscribed connection and writes the callback to it, once: what a lost connection swallows is not repeated.</summary>
    public async Task<bool> SendAsync(LocalCallback callback, JsonObject body, CancellationToken cancellation)
    {
        var connection = await WhenSubscribedAsync(cancellation);
        var command = callback.Kind == CallbackKind.Message ? "aibot_msg_callback" : "aibot_event_callback";
        var written = await connection.SendAsync(Frame(command, callback.RequestId, body));
        if (faults.TakeDrop())
        {
            connection.Drop();
        }
        return written;
    }

    /// <summary>Refuses new connections for a time.</summary>
    public void StayDown(TimeSpan time)
    {
        lock (_gate)
        {
            _downUntil = options.Time.GetUtcNow() + time;
        }
    }

    private static JsonObject Frame(string command, string requestId, JsonObject body) => new()
    {
        ["cmd"] = command,
        ["headers"] = new JsonObject { ["req_id"] = requestId },
        ["body"] = body,
    };

    // The task has ended: this does not wait.
    private static RobotConnection Of(Task<RobotConnection> task) => task.GetAwaiter().GetResult();

    private static TaskCompletionSource<RobotConnection> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
