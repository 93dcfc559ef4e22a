namespace PlanBot.Discord.Gateway;

/// <summary>What can befall a connection; the events that leave its state as it is are not among these.</summary>
internal abstract record GatewayInput
{
    private GatewayInput()
    {
    }

    /// <summary>An attempt to connect begins.</summary>
    internal sealed record Opening : GatewayInput;

    /// <summary>Opcode 10: the other side is there.</summary>
    internal sealed record Hello : GatewayInput;

    /// <summary>READY: a new session has begun; without a point it cannot be resumed.</summary>
    internal sealed record SessionBegan(ResumePoint? Point) : GatewayInput;

    /// <summary>RESUMED: everything missed has been sent again.</summary>
    internal sealed record Resumed : GatewayInput;

    /// <summary>The time for a heartbeat has come.</summary>
    internal sealed record HeartbeatDue : GatewayInput;

    /// <summary>Opcode 11: the heartbeat was heard.</summary>
    internal sealed record HeartbeatAcked : GatewayInput;

    /// <summary>Opcode 7: connect again and resume.</summary>
    internal sealed record ReconnectAsked : GatewayInput;

    /// <summary>Opcode 9: the session is not valid; <paramref name="Resumable"/> is its <c>d</c>.</summary>
    internal sealed record SessionInvalid(bool Resumable) : GatewayInput;

    /// <summary>The other side closed; the code is null where it gave none.</summary>
    internal sealed record Closed(int? Code) : GatewayInput;

    /// <summary>Nobody was there, or nobody who said hello in time; or the connection tore; or what came over it cannot be read any more.</summary>
    internal sealed record Broken : GatewayInput;
}
