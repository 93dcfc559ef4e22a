namespace PlanBot.WeCom.LongConnection;

/// <summary>What the long connection needs to know of the robot.</summary>
internal sealed record LongConnectionSettings
{
    /// <summary>WeCom's own address, for which a private installation has one of its own.</summary>
    public static readonly Uri DefaultUrl = new("wss://openws.work.weixin.qq.com");

    /// <summary>The robot's id, as its page shows it under API mode, long connection.</summary>
    public required string BotId { get; init; }

    /// <summary>The secret of the same page.</summary>
    public required string Secret { get; init; }

    /// <summary>Where to connect, <c>wss://</c> or <c>ws://</c>.</summary>
    public Uri Url { get; init; } = DefaultUrl;

    /// <summary>Gives the chance in every delay, from 0 up to but not including 1.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    // The generated text would print the secret.
    public override string ToString() => $"{nameof(LongConnectionSettings)} {{ BotId = {BotId}, Url = {Url} }}";
}
