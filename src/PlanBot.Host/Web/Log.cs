namespace PlanBot.Host.Web;

/// <summary>What the host logs of its own.</summary>
internal static partial class Log
{
    [LoggerMessage(Level = LogLevel.Error, Message = "Something could not be stored; see that the disk has room and the data folder can be written")]
    public static partial void NotStored(ILogger logger, Exception e);
}
