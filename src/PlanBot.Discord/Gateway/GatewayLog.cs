using Microsoft.Extensions.Logging;

namespace PlanBot.Discord.Gateway;

/// <summary>What the gateway writes to the log: never a token, never the data of an event.</summary>
internal sealed partial class GatewayLog(ILogger logger)
{
    private int _seen;

    /// <summary>Writes down an oddity of the other side, the first time its kind is seen.</summary>
    public void Odd(int shard, GatewayOddity oddity, string detail = "")
    {
        int bit = 1 << (int)oddity;
        if ((Volatile.Read(ref _seen) & bit) == 0 && (Interlocked.Or(ref _seen, bit) & bit) == 0) OddOnce(shard, oddity, detail);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Gateway shard {Shard}: {Before} -> {After}")]
    public partial void StateChanged(int shard, string before, string after);

    [LoggerMessage(Level = LogLevel.Information, Message = "Gateway shard {Shard} is ready in a new session")]
    public partial void SessionBegan(int shard);

    [LoggerMessage(Level = LogLevel.Information, Message = "Gateway shard {Shard} resumed its session")]
    public partial void Resumed(int shard);

    [LoggerMessage(Level = LogLevel.Information, Message = "Gateway shard {Shard} is to reconnect")]
    public partial void ReconnectAsked(int shard);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Gateway shard {Shard}: the session is invalid; may be resumed: {Resumable}")]
    public partial void SessionInvalid(int shard, bool resumable);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Gateway shard {Shard} was closed with {Code} {Reason}")]
    public partial void Closed(int shard, int? code, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Gateway shard {Shard}: no acknowledgement of the last heartbeat; the connection is given up")]
    public partial void HeartbeatLost(int shard);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Gateway shard {Shard}: the connection broke: {Reason}")]
    public partial void Broke(int shard, string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Gateway shard {Shard}: the connection could not be closed in order: {Reason}")]
    public partial void CloseFailed(int shard, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Gateway shard {Shard}: a fault of the program; the connection is given up")]
    public partial void Fault(int shard, Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Gateway shard {Shard} could not connect: {Reason}")]
    public partial void Unreachable(int shard, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The gateway could not be found: {Reason}; next attempt in {Delay}")]
    public partial void NotFound(string reason, TimeSpan delay);

    [LoggerMessage(Level = LogLevel.Information, Message = "Gateway shard {Shard} connects again in {Delay}")]
    public partial void Waits(int shard, TimeSpan delay);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The day's session starts are used up; the next is in {Delay}")]
    public partial void NoStartsLeft(TimeSpan delay);

    [LoggerMessage(Level = LogLevel.Error, Message = "The handler of {Event} failed; the connection goes on")]
    public partial void HandlerFailed(string @event, Exception exception);

    [LoggerMessage(Level = LogLevel.Critical, Message = "Gateway shard {Shard} stops: Discord closed with {Code}; {Mend}")]
    public partial void Stops(int shard, int code, string mend);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Gateway shard {Shard} received what it should not: {Oddity} {Detail}(logged once)")]
    private partial void OddOnce(int shard, GatewayOddity oddity, string detail);
}
