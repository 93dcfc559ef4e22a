namespace PlanBot.Discord.Gateway;

/// <summary>What the gateway is told of the bot.</summary>
internal sealed record GatewaySettings
{
    /// <summary>The bot's token, without the word Bot.</summary>
    public required string Token { get; init; }

    /// <summary>The groups of events to ask for.</summary>
    public required GatewayIntents Intents { get; init; }

    /// <summary>The names of the events that are handled, such as <c>MESSAGE_CREATE</c>; the data of all others is not even read.</summary>
    public required IReadOnlyCollection<string> Events { get; init; }

    /// <summary>What stands below the bot's name, at most 128 characters; null shows it as online and no more.</summary>
    public string? Presence { get; init; }

    /// <summary>Whether Discord compresses what it sends (zlib-stream); true unless said otherwise.</summary>
    public bool Compress { get; init; } = true;

    /// <summary>Gives the chance in every delay, from 0 up to but not including 1.</summary>
    public Func<double> Jitter { get; init; } = Random.Shared.NextDouble;

    // The generated text would print the token.
    public override string ToString() => $"{nameof(GatewaySettings)} {{ Intents = {Intents}, Compress = {Compress} }}";
}
