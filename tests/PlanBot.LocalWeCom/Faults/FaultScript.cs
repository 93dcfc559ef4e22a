namespace PlanBot.LocalWeCom;

/// <summary>What is to go wrong. All members may be used at any time, from any thread; the default is that nothing does.</summary>
public sealed class FaultScript
{
    private readonly Lock _gate = new();
    private readonly List<ApiFault> _api = [];
    private readonly List<(int Code, string? Command)> _refusals = [];
    private Random? _drops;
    private double _dropChance;
    private int _swallow;

    /// <summary>Whether pings are acknowledged.</summary>
    public bool AcknowledgePings { get; set; } = true;

    /// <summary>How long acknowledgements of the long connection wait; frames are carried out at once.</summary>
    public TimeSpan AckDelay { get; set; }

    /// <summary>The next frames are carried out and never acknowledged; pings and subscribing are not counted.</summary>
    public void SwallowAcks(int frames)
    {
        lock (_gate)
        {
            _swallow = frames;
        }
    }

    /// <summary>The next frames are not carried out and acknowledged with an error code.</summary>
    /// <param name="code">WeCom's code, such as 846608 for an expired stream.</param>
    /// <param name="times">How many.</param>
    /// <param name="command">Only frames of this command; null for any but ping.</param>
    public void Refuse(int code, int times = 1, string? command = null)
    {
        lock (_gate)
        {
            _refusals.AddRange(Enumerable.Repeat((code, command), times));
        }
    }

    /// <summary>
    /// Cuts connections at random: before a frame of the bot is carried out, between that and its acknowledgement, or after
    /// a callback was written.
    /// </summary>
    /// <param name="chance">Of each of these moments, 0 to 1; 0 ends it.</param>
    /// <param name="seed">Of the random numbers.</param>
    public void DropAtRandom(double chance, int seed = 1)
    {
        lock (_gate)
        {
            _dropChance = chance;
            _drops = chance > 0 ? new Random(seed) : null;
        }
    }

    /// <summary>Adds a fault of the API.</summary>
    public void Add(ApiFault fault)
    {
        lock (_gate)
        {
            _api.Add(fault);
        }
    }

    /// <summary>Nothing goes wrong any more.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _api.Clear();
            _refusals.Clear();
            _drops = null;
            _dropChance = 0;
            _swallow = 0;
            AckDelay = TimeSpan.Zero;
            AcknowledgePings = true;
        }
    }

    internal bool TakeDrop()
    {
        lock (_gate)
        {
            return _drops is not null && _drops.NextDouble() < _dropChance;
        }
    }

    internal bool TakeSwallow()
    {
        lock (_gate)
        {
            return _swallow > 0 && _swallow-- > 0;
        }
    }

    internal int? TakeRefusal(string command)
    {
        lock (_gate)
        {
            var index = _refusals.FindIndex(refusal => refusal.Command is null || refusal.Command == command);
            if (index < 0)
            {
                return null;
            }
            var code = _refusals[index].Code;
            _refusals.RemoveAt(index);
            return code;
        }
    }

    internal ApiFault? TakeApi(string path)
    {
        lock (_gate)
        {
            for (var i = 0; i < _api.Count; i++)
            {
                var fault = _api[i];
                if (fault.Path is not null && fault.Path != path)
                {
                    continue;
                }
                if (fault.After > 0)
                {
                    _api[i] = fault with { After = fault.After - 1 };
                    continue;
                }
                if (fault.Times > 1)
                {
                    _api[i] = fault with { Times = fault.Times - 1 };
                }
                else
                {
                    _api.RemoveAt(i);
                }
                return fault;
            }
            return null;
        }
    }
}
