using PlanBot.Answers;
using PlanBot.LocalWeCom;

namespace PlanBot.WeCom.Tests.Channels;

/// <summary>How a <see cref="ChannelLab"/> differs from the usual one.</summary>
internal sealed record ChannelSetup
{
    /// <summary>The way into the bot.</summary>
    public ChannelMode Mode { get; init; }

    /// <summary>The local WeCom.</summary>
    public LocalWeComOptions WeCom { get; init; } = new();

    /// <summary>The bot's settings, from those that fit the server.</summary>
    public Func<WeComSettings, WeComSettings> Settings { get; init; } = settings => settings;

    /// <summary>The clock of the bot.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The clock of the local WeCom; null for the bot's.</summary>
    public TimeProvider? WeComTime { get; init; }

    /// <summary>Stands between a question and the assistant, which gives the reply; null for nothing.</summary>
    public Func<Question, Func<Reply>, CancellationToken, Task<Reply>>? Compose { get; init; }

    /// <summary>The folder that a reload reads.</summary>
    public string Knowledge { get; init; } = PlanBot.Tests.Repository.Knowledge;
}
