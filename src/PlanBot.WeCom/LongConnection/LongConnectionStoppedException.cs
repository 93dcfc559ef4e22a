namespace PlanBot.WeCom.LongConnection;

/// <summary>WeCom refuses the robot and trying again cannot help.</summary>
/// <param name="code">The error code with which WeCom refused the subscription, such as 853000.</param>
public sealed class LongConnectionStoppedException(int code) : Exception($"WeCom refused the robot with {code}: {ErrorCode.Mend(code)}.")
{
    /// <summary>The error code with which WeCom refused the subscription.</summary>
    public int Code { get; } = code;

    /// <summary>What to do about it.</summary>
    public string Mend { get; } = ErrorCode.Mend(code);
}
