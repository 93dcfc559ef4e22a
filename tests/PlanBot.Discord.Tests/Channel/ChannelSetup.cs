using PlanBot.LocalDiscord;

namespace PlanBot.Discord.Tests.Channels;

/// <summary>How a <see cref="ChannelLab"/> differs from the usual one.</summary>
internal sealed record ChannelSetup
{
    /// <summary>The local Discord; sessions may be begun as often as one likes.</summary>
    public LocalDiscordOptions Discord { get; init; } = new() { IdentifyWindow = TimeSpan.Zero, RateLimits = RateLimitOptions.None };

    /// <summary>The bot's settings, from those that fit the server and what exists there.</summary>
    public Func<DiscordSettings, DiscordWorld, DiscordSettings> Settings { get; init; } = (settings, _) => settings;

    /// <summary>The bot's clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The folder that a reload reads.</summary>
    public string Knowledge { get; init; } = PlanBot.Tests.Repository.Knowledge;
}
