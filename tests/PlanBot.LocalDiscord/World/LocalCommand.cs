using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>A registered application command.</summary>
public sealed record LocalCommand
{
    /// <summary>Discord id; kept when a command of the same name and type is registered again.</summary>
    public required ulong Id { get; init; }

    /// <summary>The guild that it is for, or null for all.</summary>
    public ulong? GuildId { get; init; }

    /// <summary>Changes whenever the command changes.</summary>
    public required ulong Version { get; init; }

    /// <summary>As sent by the bot.</summary>
    public required JsonElement Body { get; init; }

    /// <summary>Name, without the slash.</summary>
    public string Name => Body.GetProperty("name").GetString()!;

    /// <summary>1 slash command, 2 user command, 3 message command.</summary>
    public int Type => Body.Int("type") ?? 1;

    /// <summary>The permission bits that a member must have, or null when all may.</summary>
    public ulong? RequiredPermissions => Body.TryGetProperty("default_member_permissions", out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.Number => value.GetUInt64(),
            JsonValueKind.String => ulong.Parse(value.GetString()!),
            _ => null,
        }
        : null;
}
