using System.Text;
using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>A message as lines of plain text, for the console and for tests.</summary>
internal static class MessageText
{
    private static readonly string[] Shown =
        ["content", "title", "description", "name", "value", "text", "label", "placeholder", "author", "footer", "fields", "components", "options", "component", "accessory"];

    public static string Of(LocalMessage message)
    {
        var text = new StringBuilder();
        Line(text, message.Content);
        Add(text, message.Embeds);
        Add(text, message.Components);
        return text.ToString().TrimEnd('\n');
    }

    private static void Add(StringBuilder text, JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Add(text, item);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var name in Shown)
            {
                if (!element.TryGetProperty(name, out var value))
                {
                    continue;
                }
                // The value of a select's option is the bot's own key, which nobody sees.
                if (value.ValueKind == JsonValueKind.String && !(name == "value" && element.TryGetProperty("label", out _)))
                {
                    Line(text, value.GetString()!);
                }
                Add(text, value);
            }
        }
    }

    private static void Line(StringBuilder text, string line)
    {
        if (line.Length > 0)
        {
            text.Append(line).Append('\n');
        }
    }
}
