using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Writes registered commands as Discord does (page "Application Commands" of its documentation).</summary>
internal static class CommandJson
{
    /// <param name="writer">Takes the command.</param>
    /// <param name="applicationId">The application's id.</param>
    /// <param name="command">The command.</param>
    /// <param name="withLocalizations">False leaves the dictionaries of names and descriptions out, as lists do unless asked.</param>
    public static void CommandObject(this Utf8JsonWriter writer, ulong applicationId, LocalCommand command, bool withLocalizations = true)
    {
        writer.WriteStartObject();
        writer.Id("id", command.Id);
        writer.Id("application_id", applicationId);
        writer.Id("version", command.Version);
        writer.WriteNumber("type", command.Type);
        if (command.GuildId is { } guild)
        {
            writer.Id("guild_id", guild);
        }
        if (command.RequiredPermissions is { } permissions)
        {
            writer.WriteString("default_member_permissions", permissions.ToString());
        }
        else
        {
            writer.WriteNull("default_member_permissions");
        }
        writer.WriteString("description", command.Body.Text("description") ?? "");
        foreach (var member in command.Body.EnumerateObject())
        {
            if (member.Name is not ("id" or "type" or "default_member_permissions" or "description"))
            {
                Member(writer, member, withLocalizations);
            }
        }
        writer.WriteEndObject();
    }

    private static void Member(Utf8JsonWriter writer, JsonProperty member, bool withLocalizations)
    {
        if (!withLocalizations && member.Name is ("name_localizations" or "description_localizations"))
        {
            return;
        }
        writer.WritePropertyName(member.Name);
        if (member.Value.ValueKind == JsonValueKind.Array && member.Name is ("options" or "choices"))
        {
            writer.WriteStartArray();
            foreach (var item in member.Value.EnumerateArray())
            {
                writer.WriteStartObject();
                foreach (var inner in item.EnumerateObject())
                {
                    Member(writer, inner, withLocalizations);
                }
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        }
        else
        {
            member.Value.WriteTo(writer);
        }
    }
}
