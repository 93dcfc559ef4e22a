namespace PlanBot.LocalDiscord;

/// <summary>What is to go wrong. All members may be set at any time, from any thread; the default is that nothing does.</summary>
public sealed class FaultScript
{
    private readonly Lock gate = new();
    private readonly List<(RestFault Fault, int Passed, int Done)> rest = [];
    private Random? delays;
    private TimeSpan longestDelay;
    private int duplicates;

    /// <summary>Whether heartbeats are acknowledged.</summary>
    public bool AcknowledgeHeartbeats { get; set; } = true;

    /// <summary>How long a new connection waits for HELLO.</summary>
    public TimeSpan HelloDelay { get; set; }

    /// <summary>Splits each compressed payload over two WebSocket messages, as Discord may; for connections made from now on.</summary>
    public bool SplitGatewayMessages { get; set; }

    /// <summary>Sends the next events twice, with the same number.</summary>
    public void DuplicateNext(int events)
    {
        lock (gate)
        {
            duplicates = events;
        }
    }

    /// <summary>Adds a fault of REST.</summary>
    public void Add(RestFault fault)
    {
        lock (gate)
        {
            rest.Add((fault, 0, 0));
        }
    }

    /// <summary>Delays every answer by up to a time, at random, so that answers overtake one another; zero ends it.</summary>
    public void DelayAnswers(TimeSpan longest, int seed = 1)
    {
        lock (gate)
        {
            longestDelay = longest;
            delays = longest > TimeSpan.Zero ? new Random(seed) : null;
        }
    }

    /// <summary>Forgets all faults of REST and delays.</summary>
    public void Clear()
    {
        lock (gate)
        {
            rest.Clear();
            delays = null;
            duplicates = 0;
        }
    }

    internal bool TakeDuplicate()
    {
        if (Volatile.Read(ref duplicates) == 0)
        {
            return false;
        }
        lock (gate)
        {
            return duplicates > 0 && duplicates-- > 0;
        }
    }

    internal TimeSpan TakeDelay()
    {
        lock (gate)
        {
            return delays is null ? TimeSpan.Zero : delays.NextDouble() * longestDelay;
        }
    }

    internal RestFault? Take(string operation)
    {
        lock (gate)
        {
            for (var i = 0; i < rest.Count; i++)
            {
                var (fault, passed, done) = rest[i];
                if (fault.Operation is not null && fault.Operation != operation)
                {
                    continue;
                }
                if (passed < fault.After)
                {
                    rest[i] = (fault, passed + 1, done);
                    continue;
                }
                if (done + 1 >= fault.Times)
                {
                    rest.RemoveAt(i);
                }
                else
                {
                    rest[i] = (fault, passed, done + 1);
                }
                return fault;
            }
            return null;
        }
    }
}
