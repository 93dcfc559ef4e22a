using Microsoft.Extensions.Logging;

namespace PlanBot.WeCom.LongConnection;

/// <summary>What the long connection writes to the log: never the secret, never a message.</summary>
internal sealed partial class ConnectionLog(ILogger logger)
{
    private int _seen;

    /// <summary>Writes down an oddity of the other side, the first time its kind is seen.</summary>
    public void Odd(ConnectionOddity oddity, string detail = "")
    {
        int bit = 1 << (int)oddity;
        if ((Volatile.Read(ref _seen) & bit) == 0 && (Interlocked.Or(ref _seen, bit) & bit) == 0) OddOnce(oddity, detail);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "WeCom long connection: {Before} -> {After}")]
    public partial void StateChanged(string before, string after);

    [LoggerMessage(Level = LogLevel.Information, Message = "WeCom long connection is subscribed")]
    public partial void Subscribed();

    [LoggerMessage(Level = LogLevel.Warning, Message = "WeCom refused the subscription with {Code} {Reason}")]
    public partial void Refused(int code, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Another program has connected as the same robot, and WeCom keeps only the newest connection; stop the other program, or give this one a robot of its own in WeCom:AiBot:BotId")]
    public partial void Displaced();

    [LoggerMessage(Level = LogLevel.Warning, Message = "WeCom no longer knows the subscription of this connection; it is given up")]
    public partial void Unsubscribed();

    [LoggerMessage(Level = LogLevel.Warning, Message = "WeCom refused {Command} with {Code} {Reason}")]
    public partial void FrameRefused(string command, int code, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "WeCom did not acknowledge {Command} in time")]
    public partial void FrameUnanswered(string command);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Command} is not sent: {Count} frames of its req_id wait already")]
    public partial void TooManyFrames(string command, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "WeCom closed the long connection with {Code} {Reason}")]
    public partial void Closed(int? code, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "WeCom long connection: no acknowledgement of the last pings; the connection is given up")]
    public partial void PingsLost();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The WeCom long connection broke: {Reason}")]
    public partial void Broke(string reason);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The WeCom long connection could not be closed in order: {Reason}")]
    public partial void CloseFailed(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "A fault of the program; the WeCom long connection is given up")]
    public partial void Fault(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "WeCom could not be reached: {Reason}")]
    public partial void Unreachable(string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "The WeCom long connection is opened again in {Delay}")]
    public partial void Waits(TimeSpan delay);

    [LoggerMessage(Level = LogLevel.Error, Message = "The handler of a {Kind} of WeCom failed; the connection goes on")]
    public partial void HandlerFailed(string kind, Exception exception);

    [LoggerMessage(Level = LogLevel.Critical, Message = "The WeCom long connection stops: WeCom refused the robot with {Code}; {Mend}")]
    public partial void Stops(int code, string mend);

    [LoggerMessage(Level = LogLevel.Warning, Message = "WeCom sent what it should not: {Oddity} {Detail}(logged once)")]
    private partial void OddOnce(ConnectionOddity oddity, string detail);
}
