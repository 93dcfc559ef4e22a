namespace PlanBot.LocalDiscord;

/// <summary>What is to go wrong. All members may be set at any time, from any thread; the default is that nothing does.</summary>
public sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly List<(RestFault Fault, int Passed, int Done)> _rest = [];
    private Random? _delays;
    private TimeSpan _longestDelay;
    private int _duplicates;

    /// <summary>Whether heartbeats are acknowledged.</summary>
    public bool AcknowledgeHeartbeats { get; set; } = true;

    /// <summary>How long a new connection waits for HELLO.</summary>
    public TimeSpan HelloDelay { get; set; }

    /// <summary>Splits each compressed payload over two WebSocket messages, as Discord may; for connections made from now on.</summary>
    public bool SplitGatewayMessages { get; set; }

    /// <summary>Sends the next events twice, with the same number.</summary>
    public void DuplicateNext(int events)
    {
        lock (_gate)
        {
            _duplicates = events;
        }
    }

    /// <summary>Adds a fault of REST.</summary>
    public void Add(RestFault fault)
    {
        lock (_gate)
        {
            _rest.Add((fault, 0, 0));
        }
    }

    /// <summary>Delays every answer by up to a time, at random, so that answers overtake one another; zero ends it.</summary>
    public void DelayAnswers(TimeSpan longest, int seed = 1)
    {
        lock (_gate)
        {
            _longestDelay = longest;
            _delays = longest > TimeSpan.Zero ? new Random(seed) : null;
        }
    }

    /// <summary>Forgets all faults of REST and delays.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _rest.Clear();
            _delays = null;
            _duplicates = 0;
        }
    }

    internal bool TakeDuplicate()
    {
        if (Volatile.Read(ref _duplicates) == 0)
        {
            return false;
        }
        lock (_gate)
        {
            return _duplicates > 0 && _duplicates-- > 0;
        }
    }

    internal TimeSpan TakeDelay()
    {
        lock (_gate)
        {
            return _delays is null ? TimeSpan.Zero : _delays.NextDouble() * _longestDelay;
        }
    }

    internal RestFault? Take(string operation)
    {
        lock (_gate)
        {
            for (var i = 0; i < _rest.Count; i++)
            {
                var (fault, passed, done) = _rest[i];
                if (fault.Operation is not null && fault.Operation != operation)
                {
                    continue;
                }
                if (passed < fault.After)
                {
                    _rest[i] = (fault, passed + 1, done);
                    continue;
                }
                if (done + 1 >= fault.Times)
                {
                    _rest.RemoveAt(i);
                }
                else
                {
                    _rest[i] = (fault, passed, done + 1);
                }
                return fault;
            }
            return null;
        }
    }
}
