namespace PlanBot.Discord.Gateway;

/// <summary>Discord refuses the bot and trying again cannot help.</summary>
/// <param name="code">The code with which Discord closed the connection, such as 4004.</param>
/// <param name="mend">What to do about it.</param>
public sealed class GatewayStoppedException(int code, string mend) : Exception($"Discord closed the gateway with {code}: {mend}.")
{
    /// <summary>The refusal that a close code states.</summary>
    /// <param name="code">A fatal close code of the gateway. A search for the gateway that the HTTP API answers with 401 is 4004.</param>
    public GatewayStoppedException(int code) : this(code, GatewayClose.Mend(code))
    {
    }

    /// <summary>The code with which Discord closed the connection.</summary>
    public int Code { get; } = code;

    /// <summary>What to do about it.</summary>
    public string Mend { get; } = mend;
}
