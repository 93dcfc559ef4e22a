using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>The options of a slash command as a user's client checks and sends them.</summary>
/// <remarks>Page "Application Commands" of Discord's documentation, application command option structure.</remarks>
internal static class CommandOptions
{
    private const int MaxText = 6000;

    /// <summary>Refuses what the client would not send.</summary>
    /// <exception cref="ArgumentException">A value is missing, unknown, of the wrong type, too long, or none of the choices.</exception>
    public static void Check(JsonElement[] options, IReadOnlyList<(string Name, object Value)> values, string? focused)
    {
        foreach (var (name, value) in values)
        {
            var option = options.FirstOrDefault(option => option.Text("name") == name);
            if (option.ValueKind != JsonValueKind.Object)
            {
                throw new ArgumentException($"The command has no option \"{name}\"; it has {string.Join(", ", options.Select(other => other.Text("name")))}.");
            }
            if (name == focused)
            {
                if (!option.Flag("autocomplete"))
                {
                    throw new ArgumentException($"The option \"{name}\" has no autocomplete.");
                }
            }
            else if (!Fits(option, value))
            {
                throw new ArgumentException($"The option \"{name}\" does not take \"{value}\".");
            }
        }
        // While an option is being typed, others may still be missing.
        var missing = options.FirstOrDefault(option => option.Flag("required") && values.All(value => value.Name != option.Text("name")));
        if (focused is null && missing.ValueKind == JsonValueKind.Object)
        {
            throw new ArgumentException($"The option \"{missing.Text("name")}\" is required.");
        }
    }

    public static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case int or long:
                writer.WriteNumberValue(Convert.ToInt64(value));
                break;
            case double number:
                writer.WriteNumberValue(number);
                break;
            default:
                writer.WriteStringValue(value.ToString());
                break;
        }
    }

    private static bool Fits(JsonElement option, object value)
    {
        var typed = option.Int("type") switch
        {
            3 => value is string text && text.Length <= Math.Min(MaxText, option.Int("max_length") ?? MaxText) && text.Length >= (option.Int("min_length") ?? 0),
            4 => value is int or long && Within(option, Convert.ToDouble(value)),
            5 => value is bool,
            10 => value is int or long or double && Within(option, Convert.ToDouble(value)),
            _ => value is string,
        };
        var choices = option.Items("choices").Select(choice => choice.Member("value").ToString()).ToArray();
        return typed && (choices.Length == 0 || choices.Contains(value.ToString()));
    }

    private static bool Within(JsonElement option, double number) =>
        !(option.Has("min_value") && number < option.Member("min_value").GetDouble())
        && !(option.Has("max_value") && number > option.Member("max_value").GetDouble());
}
