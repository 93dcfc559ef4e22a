using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Builds the <c>data</c> of interactions from what a user does, refusing what Discord's client would not let a user do.</summary>
internal static class UserInput
{
    /// <summary>Runs a slash command.</summary>
    /// <param name="command">As registered.</param>
    /// <param name="path">Names of subcommands below it.</param>
    /// <param name="values">Options by name.</param>
    /// <param name="focused">The option being typed, for autocomplete; else null.</param>
    public static JsonElement Command(LocalCommand command, string[] path, IReadOnlyList<(string Name, object Value)> values, string? focused) => Data(writer =>
    {
        writer.Id("id", command.Id);
        writer.WriteString("name", command.Name);
        writer.WriteNumber("type", command.Type);
        if (command.GuildId is { } guild)
        {
            writer.Id("guild_id", guild);
        }
        Options(writer, command.Body, path, values, focused);
    });

    /// <summary>Runs a message command on a message.</summary>
    public static JsonElement MessageCommand(LocalCommand command, DiscordWorld world, LocalMessage target) => Data(writer =>
    {
        writer.Id("id", command.Id);
        writer.WriteString("name", command.Name);
        writer.WriteNumber("type", command.Type);
        writer.Id("target_id", target.Id);
        writer.Object("resolved", resolved => resolved.Object("messages", messages =>
        {
            messages.WritePropertyName(target.Id.ToString());
            messages.MessageObject(world, target);
        }));
    });

    /// <summary>Presses a button or chooses from a select.</summary>
    public static JsonElement Component(LocalMessage message, string customId, IReadOnlyList<string>? values)
    {
        var component = Find(message.Components, customId)
            ?? throw new ArgumentException($"The message has no component \"{customId}\"; it has {string.Join(", ", CustomIds(message.Components))}.");
        if (component.Flag("disabled"))
        {
            throw new ArgumentException($"The component \"{customId}\" is disabled.");
        }
        var type = component.Int("type")!.Value;
        if (values is null != (type == 2))
        {
            throw new ArgumentException(type == 2 ? $"\"{customId}\" is a button." : $"\"{customId}\" is a select.");
        }
        if (type == 3)
        {
            var offered = component.Items("options").Select(option => option.Text("value")).ToHashSet();
            var few = component.Int("min_values") ?? 1;
            var many = component.Int("max_values") ?? 1;
            if (values!.Any(value => !offered.Contains(value)) || values!.Count < few || values.Count > many)
            {
                throw new ArgumentException($"The select \"{customId}\" offers {few} to {many} of {string.Join(", ", offered)}.");
            }
        }
        return Data(writer =>
        {
            writer.WriteString("custom_id", customId);
            writer.WriteNumber("component_type", type);
            writer.WriteNumber("id", component.Int("id") ?? 1);
            if (values is not null)
            {
                writer.Array("values", values, static (w, value) => w.WriteStringValue(value));
            }
        });
    }

    /// <summary>Fills and submits a modal.</summary>
    public static JsonElement Modal(JsonElement modal, IReadOnlyDictionary<string, string> values)
    {
        var known = CustomIds(modal.Member("components")).ToHashSet();
        foreach (var name in values.Keys.Where(name => !known.Contains(name)))
        {
            throw new ArgumentException($"The modal has no input \"{name}\"; it has {string.Join(", ", known)}.");
        }
        var id = 0;
        return Data(writer =>
        {
            writer.WriteString("custom_id", modal.Text("custom_id"));
            writer.Array("components", modal.Items("components"), (w, outer) =>
            {
                w.WriteStartObject();
                w.WriteNumber("type", outer.Int("type")!.Value);
                w.WriteNumber("id", ++id);
                if (outer.Has("component"))
                {
                    w.WritePropertyName("component");
                    Input(w, outer.Member("component"), values, ++id);
                }
                else if (outer.Has("components"))
                {
                    w.Array("components", outer.Items("components"), (inner, input) => Input(inner, input, values, ++id));
                }
                w.WriteEndObject();
            });
        });
    }

    private static void Input(Utf8JsonWriter writer, JsonElement input, IReadOnlyDictionary<string, string> values, int id)
    {
        var name = input.Text("custom_id")!;
        var type = input.Int("type")!.Value;
        var value = values.GetValueOrDefault(name) ?? input.Text("value") ?? "";
        var required = input.Member("required").ValueKind != JsonValueKind.False;
        if (required && value.Length == 0 || value.Length > (input.Int("max_length") ?? 4000) || value.Length > 0 && value.Length < (input.Int("min_length") ?? 0))
        {
            throw new ArgumentException($"The input \"{name}\" is required, or has more or fewer characters than allowed.");
        }
        writer.WriteStartObject();
        writer.WriteNumber("type", type);
        writer.WriteNumber("id", id);
        writer.WriteString("custom_id", name);
        if (type == 4)
        {
            writer.WriteString("value", value);
        }
        else
        {
            // Selects in modals; several values are parted by line breaks.
            writer.Array("values", value.Length == 0 ? [] : value.Split('\n'), static (w, one) => w.WriteStringValue(one));
        }
        writer.WriteEndObject();
    }

    private static void Options(Utf8JsonWriter writer, JsonElement owner, string[] path, IReadOnlyList<(string Name, object Value)> values, string? focused)
    {
        var options = owner.Items("options").ToArray();
        if (path is [var next, .. var rest])
        {
            var inner = options.FirstOrDefault(option => option.Int("type") is 1 or 2 && option.Text("name") == next);
            if (inner.ValueKind != JsonValueKind.Object)
            {
                throw new ArgumentException($"The command has no subcommand \"{next}\".");
            }
            writer.Array("options", [inner], (w, option) =>
            {
                w.WriteStartObject();
                w.WriteString("name", next);
                w.WriteNumber("type", option.Int("type")!.Value);
                Options(w, option, rest, values, focused);
                w.WriteEndObject();
            });
            return;
        }
        CommandOptions.Check(options, values, focused);
        if (values.Count > 0)
        {
            writer.Array("options", values, (w, value) =>
            {
                w.WriteStartObject();
                w.WriteString("name", value.Name);
                w.WriteNumber("type", options.First(option => option.Text("name") == value.Name).Int("type")!.Value);
                w.WritePropertyName("value");
                CommandOptions.Write(w, value.Value);
                if (value.Name == focused)
                {
                    w.WriteBoolean("focused", true);
                }
                w.WriteEndObject();
            });
        }
    }

    private static JsonElement? Find(JsonElement element, string customId)
    {
        foreach (var component in All(element))
        {
            if (component.Text("custom_id") == customId)
            {
                return component;
            }
        }
        return null;
    }

    private static IEnumerable<string> CustomIds(JsonElement element) => All(element).Select(component => component.Text("custom_id")).OfType<string>();

    private static IEnumerable<JsonElement> All(JsonElement element)
    {
        var items = element.ValueKind == JsonValueKind.Array ? element.EnumerateArray().ToArray() : [];
        foreach (var component in items)
        {
            yield return component;
            foreach (var inner in All(component.Member("components")))
            {
                yield return inner;
            }
            foreach (var name in (string[])["component", "accessory"])
            {
                if (component.Has(name))
                {
                    yield return component.Member(name);
                }
            }
        }
    }

    private static JsonElement Data(Action<Utf8JsonWriter> members) => JsonElement.Parse(JsonWriting.Object(members));
}
