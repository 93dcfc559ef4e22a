namespace PlanBot.LocalWeCom;

/// <summary>A stream message and how far it is.</summary>
internal sealed class OpenStream(int delivery, DateTimeOffset startedAt)
{
    /// <summary>Its place among the deliveries.</summary>
    public int Delivery => delivery;

    /// <summary>When its first frame came.</summary>
    public DateTimeOffset StartedAt => startedAt;

    public bool Finished { get; set; }

    public bool HasCard { get; set; }
}
