using Microsoft.Extensions.Logging;
using PlanBot.WeCom.LongConnection;

namespace PlanBot.WeCom.Deliveries;

/// <summary>What deliveries write to the log: ids, ways and reasons, never a message.</summary>
internal sealed partial class DeliveryLog(ILogger logger)
{
    [LoggerMessage(Level = LogLevel.Information, Message = "{Answer} is not taken as a stream ({Reason}); the next way is tried")]
    public partial void NotStreamed(string answer, SendFailureReason? reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "Nobody asked for the rest of {Answer}; it goes to its response_url")]
    public partial void NotFetched(string answer);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Answer} may have arrived, and WeCom does not say so ({Reason}); it is not sent another way, so that nobody sees it twice")]
    public partial void Uncertain(string answer, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Answer} could not be delivered: {Reason}")]
    public partial void Failed(string answer, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{What} of {Answer} was not taken: {Reason}")]
    public partial void PartFailed(string what, string answer, string reason);
}
