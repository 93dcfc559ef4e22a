namespace PlanBot.LocalDiscord;

/// <summary>A user of the local Discord: a person, the bot under test, or another bot.</summary>
public sealed record LocalUser
{
    /// <summary>The bit ADMINISTRATOR of Discord's permissions.</summary>
    public const ulong Administrator = 1 << 3;

    /// <summary>What every member may: see and write in channels and threads, use application commands.</summary>
    public const ulong Member = (1UL << 6) | (1UL << 10) | (1UL << 11) | (1UL << 14) | (1UL << 16) | (1UL << 31) | (1UL << 35) | (1UL << 38);

    /// <summary>Discord id.</summary>
    public required ulong Id { get; init; }

    /// <summary>Unique name.</summary>
    public required string Name { get; init; }

    /// <summary>Shown name.</summary>
    public required string GlobalName { get; init; }

    /// <summary>Whether it is a bot.</summary>
    public bool Bot { get; init; }

    /// <summary>The language of its client, as Discord writes it.</summary>
    public string Locale { get; init; } = "zh-CN";

    /// <summary>Discord's permission bits in the guild.</summary>
    public ulong Permissions { get; init; } = Member;

    /// <summary>The markup that mentions this user in a message.</summary>
    public string Mention => $"<@{Id}>";
}
