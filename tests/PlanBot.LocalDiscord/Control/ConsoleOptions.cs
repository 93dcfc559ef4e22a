using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PlanBot.LocalDiscord;

/// <summary>Reads options from a typed line, and shows messages with what can be pressed in them.</summary>
internal static partial class ConsoleOptions
{
    [GeneratedRegex(@"(?:^|\s)([\p{L}\p{N}_-]{1,32}):(?=\S)")]
    private static partial Regex Named();

    /// <summary>Options of a command: <c>name:value name:value</c>, or one text for the first option.</summary>
    public static (string Name, object Value)[] Parse(DiscordWorld world, string command, string text)
    {
        var options = world.Commands.Values.SelectMany(list => list)
            .FirstOrDefault(known => known.Name == command)?.Body.Items("options").ToArray() ?? [];
        if (text.Length == 0)
        {
            return [];
        }
        var marks = Named().Matches(text).Where(mark => options.Any(option => option.Text("name") == mark.Groups[1].Value)).ToArray();
        if (marks.Length == 0)
        {
            return options.Length > 0 ? [(options[0].Text("name")!, ValueOf(options[0], text))] : [];
        }
        return [.. marks.Select((mark, index) =>
        {
            var end = index + 1 < marks.Length ? marks[index + 1].Index : text.Length;
            var name = mark.Groups[1].Value;
            return (name, ValueOf(options.First(option => option.Text("name") == name), text[(mark.Index + mark.Length)..end].Trim()));
        })];
    }

    /// <summary>Buttons, selects and inputs in the order in which they are seen.</summary>
    public static IReadOnlyList<JsonElement> Interactive(JsonElement components)
    {
        var found = new List<JsonElement>();
        foreach (var component in components.ValueKind == JsonValueKind.Array ? components.EnumerateArray().ToArray() : [])
        {
            if (component.Has("custom_id"))
            {
                found.Add(component);
            }
            found.AddRange(Interactive(component.Member("components")));
            foreach (var name in (string[])["component", "accessory"])
            {
                if (component.Member(name).Has("custom_id"))
                {
                    found.Add(component.Member(name));
                }
            }
        }
        return found;
    }

    /// <summary>A message as lines, with numbers at what can be used.</summary>
    public static string Show(DiscordWorld world, BotAction action)
    {
        var message = action.Message!;
        var where = world.TryGetChannel(message.ChannelId, out var channel) && channel.Name.Length > 0 ? "#" + channel.Name : "direct";
        var text = new StringBuilder($"{message.Author.GlobalName} in {where}{(message.IsEphemeral ? ", for you alone" : "")}{(action.Kind == BotActionKind.Edited ? ", edited" : "")}\n");
        foreach (var line in MessageText.Of(message with { Components = default }).Split('\n'))
        {
            text.Append("  ").Append(line).Append('\n');
        }
        var number = 0;
        foreach (var component in Interactive(message.Components))
        {
            text.Append($"  #{++number} {component.Text("label") ?? component.Text("placeholder") ?? component.Member("emoji").Text("name")}");
            text.Append(string.Concat(component.Items("options").Select(option => $"\n     {option.Text("value")}  {option.Text("label")}"))).Append('\n');
        }
        return text.ToString().TrimEnd('\n');
    }

    private static object ValueOf(JsonElement option, string text) => option.Int("type") switch
    {
        4 when long.TryParse(text, out var number) => number,
        5 when bool.TryParse(text, out var flag) => flag,
        10 when double.TryParse(text, out var number) => number,
        _ => option.Items("choices").FirstOrDefault(choice => choice.Text("name") == text) is { ValueKind: JsonValueKind.Object } chosen
            ? chosen.Member("value").ToString()
            : text,
    };
}
