using Microsoft.Extensions.Logging;

namespace PlanBot.WeCom.Callback;

/// <summary>Logs refused callbacks, each reason once a minute at most, with what an administrator can do about it. Safe for concurrent use.</summary>
/// <param name="section">The door's section in the configuration, such as <c>WeCom:App</c>.</param>
/// <param name="time">Measures the minute.</param>
/// <param name="logger">Where refusals are logged, as warnings.</param>
internal sealed partial class RefusalLog(string section, TimeProvider time, ILogger logger)
{
    // Anyone can send requests to a public address; a log that grows with them would be the attack's success.
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<Refusal, (long LoggedAt, int Since)> _seen = [];

    /// <summary>Counts a refusal, and logs it unless one for the same reason was logged within the last minute.</summary>
    public void Add(Refusal reason)
    {
        int since;
        lock (_lock)
        {
            if (_seen.TryGetValue(reason, out var seen) && time.GetElapsedTime(seen.LoggedAt) < s_interval)
            {
                _seen[reason] = (seen.LoggedAt, seen.Since + 1);
                return;
            }
            since = seen.Since;
            _seen[reason] = (time.GetTimestamp(), 0);
        }
        LogRefused(section, reason, since, Mend(reason));
    }

    private string Mend(Refusal reason) => reason switch
    {
        Refusal.Unsigned => "It is not from WeCom; nothing needs to be done unless WeCom's own requests stay away",
        Refusal.Stale => "If WeCom's own requests are refused, set this machine's clock right",
        Refusal.BadSignature => $"If WeCom's own requests are refused, set {section}:Token to the one shown beside the callback address",
        Refusal.BadCiphertext => $"Set {section}:EncodingAESKey to the one shown beside the callback address",
        Refusal.BadReceiveId => section == RobotDoor.ConfigurationSection ? "The robot must be one of the corporation's own" : $"Set {section}:CorpId to the id of the corporation that the app belongs to",
        _ => "It was signed and decrypted, so WeCom may have begun to send something that this program does not know",
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A callback for {Section} was refused: {Reason} ({Since} more since this was last logged). {Mend}")]
    private partial void LogRefused(string section, Refusal reason, int since, string mend);
}
