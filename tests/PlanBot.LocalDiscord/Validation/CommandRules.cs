using System.Text.Json;
using System.Text.RegularExpressions;

namespace PlanBot.LocalDiscord;

/// <summary>Rules of application commands that Discord's documentation states and its schema does not.</summary>
/// <remarks>Page "Application Commands" of Discord's documentation: naming, limits, registering.</remarks>
internal static partial class CommandRules
{
    private const int MaxSlash = 100;
    private const int MaxContextMenu = 15;
    private const int MaxCharacters = 8000;
    private const int MaxChoice = 100;
    private const int MaxChoices = 25;

    // The pages' own pattern; Devanagari and Thai marks are combined with letters there.
    [GeneratedRegex(@"^[-_'\p{L}\p{N}\u0900-\u097F\u0E00-\u0E7F]{1,32}$")]
    private static partial Regex SlashName();

    /// <summary>Checks a bulk overwrite.</summary>
    public static void CheckAll(JsonElement commands, FieldErrors errors)
    {
        var list = commands.ValueKind == JsonValueKind.Array ? commands.EnumerateArray().ToArray() : [];
        var names = new HashSet<(int, string?)>();
        for (var i = 0; i < list.Length; i++)
        {
            Check(list[i], [i.ToString()], errors);
            if (!names.Add((list[i].Int("type") ?? 1, list[i].Text("name"))))
            {
                errors.Add([i.ToString(), "name"], "APPLICATION_COMMANDS_DUPLICATE_NAME", "Application command names must be unique");
            }
        }
        foreach (var (type, most) in ((int, int)[])[(1, MaxSlash), (2, MaxContextMenu), (3, MaxContextMenu)])
        {
            if (list.Count(command => (command.Int("type") ?? 1) == type) > most)
            {
                errors.Add([], "APPLICATION_COMMANDS_MAX_EXCEEDED", $"At most {most} commands of type {type}");
            }
        }
    }

    /// <summary>Checks one command.</summary>
    public static void Check(JsonElement command, string[] path, FieldErrors errors)
    {
        var slash = (command.Int("type") ?? 1) == 1;
        if (slash)
        {
            CheckName(command, path, errors);
            if (string.IsNullOrEmpty(command.Text("description")))
            {
                errors.Add([.. path, "description"], "BASE_TYPE_REQUIRED", "This field is required");
            }
            CheckOptions(command, path, errors);
        }
        else if (command.Items("options").Any() || !string.IsNullOrEmpty(command.Text("description")))
        {
            errors.Add([.. path, "description"], "APPLICATION_COMMAND_CONTEXT_MENU", "Context menu commands have neither options nor a description");
        }
        if (Characters(command) > MaxCharacters)
        {
            errors.Add(path, "APPLICATION_COMMAND_TOO_LARGE", $"Command exceeds maximum size ({MaxCharacters})");
        }
    }

    private static void CheckOptions(JsonElement owner, string[] path, FieldErrors errors)
    {
        var options = owner.Items("options").ToArray();
        var names = new HashSet<string?>();
        var optionalSeen = false;
        for (var i = 0; i < options.Length; i++)
        {
            var option = options[i];
            string[] at = [.. path, "options", i.ToString()];
            CheckName(option, at, errors);
            if (string.IsNullOrEmpty(option.Text("description")))
            {
                errors.Add([.. at, "description"], "BASE_TYPE_REQUIRED", "This field is required");
            }
            if (!names.Add(option.Text("name")))
            {
                errors.Add([.. at, "name"], "APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists");
            }
            if (option.Flag("required") && optionalSeen)
            {
                errors.Add(at, "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            }
            optionalSeen |= !option.Flag("required");
            if (option.Flag("autocomplete") && option.Items("choices").Any())
            {
                errors.Add([.. at, "choices"], "APPLICATION_COMMAND_OPTIONS_CHOICES_AUTOCOMPLETE", "An option has choices or autocomplete, not both");
            }
            CheckChoices(option, at, errors);
            CheckOptions(option, at, errors);
        }
    }

    /// <summary>Checks the choices of an option or of an autocomplete: the schema takes values of 6,000 characters, the client 100.</summary>
    public static void CheckChoices(JsonElement owner, string[] path, FieldErrors errors)
    {
        var choices = owner.Items("choices").ToArray();
        for (var i = 0; i < choices.Length; i++)
        {
            if (choices[i].Text("value") is { } value && MessageRules.Length(value) is (0 or > MaxChoice))
            {
                errors.Add([.. path, "choices", i.ToString(), "value"], "BASE_TYPE_BAD_LENGTH", $"Must be between 1 and {MaxChoice} in length.");
            }
        }
        if (choices.Length > MaxChoices)
        {
            errors.Add([.. path, "choices"], "BASE_TYPE_MAX_LENGTH", $"Must be {MaxChoices} or fewer in length.");
        }
    }

    private static void CheckName(JsonElement named, string[] path, FieldErrors errors)
    {
        var names = new List<string?> { named.Text("name") };
        if (named.Member("name_localizations") is { ValueKind: JsonValueKind.Object } localised)
        {
            names.AddRange(localised.EnumerateObject().Select(name => name.Value.GetString()));
        }
        foreach (var name in names)
        {
            if (name is null || !SlashName().IsMatch(name) || !name.ToLowerInvariant().Equals(name, StringComparison.Ordinal))
            {
                errors.Add([.. path, "name"], "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
            }
        }
    }

    // Name, description and value of the command, its options and their choices; of each localised text the longest counts.
    private static int Characters(JsonElement element) =>
        Longest(element, "name") + Longest(element, "description")
        + MessageRules.Length(element.Text("value") ?? "")
        + element.Items("options").Sum(Characters) + element.Items("choices").Sum(Characters);

    private static int Longest(JsonElement element, string name)
    {
        var longest = MessageRules.Length(element.Text(name) ?? "");
        return element.Member(name + "_localizations") is { ValueKind: JsonValueKind.Object } localised
            ? localised.EnumerateObject().Select(text => MessageRules.Length(text.Value.GetString() ?? "")).Append(longest).Max()
            : longest;
    }
}
