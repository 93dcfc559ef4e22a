using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Checks the body of an operation: its schema first, then what the documentation adds to it.</summary>
internal static class BodyRules
{
    public static void Check(ApiOperation operation, JsonElement body, bool hasFiles, FieldErrors errors, List<string> unknown)
    {
        if (body.ValueKind == JsonValueKind.Undefined)
        {
            return;
        }
        operation.Body?.Check(body, errors, unknown);
        if (!errors.IsEmpty)
        {
            return;
        }
        switch (operation.Id)
        {
            case "create_message" or "execute_webhook":
                MessageRules.Check(body, [], isNew: true, hasFiles, errors);
                break;
            case "update_message" or "update_webhook_message" or "update_original_webhook_message":
                MessageRules.Check(body, [], isNew: false, hasFiles, errors);
                break;
            case "create_interaction_response":
                CheckCallback(body, hasFiles, errors);
                break;
            case "bulk_set_application_commands" or "bulk_set_guild_application_commands":
                CommandRules.CheckAll(body, errors);
                break;
            case "create_application_command" or "create_guild_application_command":
                CommandRules.Check(body, [], errors);
                break;
            case "create_thread" when body.Has("message"):
                MessageRules.Check(body.Member("message"), ["message"], isNew: true, hasFiles, errors);
                break;
        }
    }

    /// <summary>Checks the response to an interaction beyond its schema.</summary>
    public static void CheckCallback(JsonElement body, bool hasFiles, FieldErrors errors)
    {
        var data = body.Member("data");
        switch (body.Int("type"))
        {
            case 4:
                MessageRules.Check(data, ["data"], isNew: true, hasFiles, errors);
                break;
            case 7:
                MessageRules.Check(data, ["data"], isNew: false, hasFiles, errors);
                break;
            case 5 when ((data.Int("flags") ?? 0) & ~LocalMessage.Ephemeral) != 0:
                errors.Add(["data", "flags"], "BASE_TYPE_INVALID", "A deferred response takes no flag but EPHEMERAL");
                break;
            case 8:
                CommandRules.CheckChoices(data, ["data"], errors);
                break;
            case 9:
                MessageRules.CheckModal(data, ["data"], errors);
                break;
        }
    }
}
