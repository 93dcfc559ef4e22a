using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Rules of single components that Discord's documentation states and its schema does not.</summary>
/// <remarks>Page "Component Reference" of Discord's documentation.</remarks>
internal static class ComponentRules
{
    private const int ActionRow = 1;
    private const int Button = 2;
    private const int StringSelect = 3;
    private const int LinkStyle = 5;
    private const int PremiumStyle = 6;

    public static void Check(JsonElement component, string[] path, FieldErrors errors)
    {
        switch (component.Int("type"))
        {
            case ActionRow:
                CheckRow(component, path, errors);
                break;
            case Button:
                CheckButton(component, path, errors);
                break;
            case StringSelect:
                CheckSelect(component, path, errors);
                break;
        }
    }

    // A row holds up to five buttons, or one select.
    private static void CheckRow(JsonElement row, string[] path, FieldErrors errors)
    {
        var types = row.Items("components").Select(component => component.Int("type")).ToArray();
        if (types.Length > 1 && types.Any(type => type != Button))
        {
            errors.Add([.. path, "components"], "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width");
        }
    }

    private static void CheckButton(JsonElement button, string[] path, FieldErrors errors)
    {
        var style = button.Int("style");
        var hasId = button.Has("custom_id");
        var hasUrl = button.Has("url");
        if (style is not (LinkStyle or PremiumStyle) && (!hasId || hasUrl))
        {
            errors.Add([.. path, "custom_id"], "BASE_TYPE_REQUIRED", "A custom id, and no URL, is required for this style of button");
        }
        if (style == LinkStyle && (hasId || !hasUrl))
        {
            errors.Add([.. path, "url"], "BASE_TYPE_REQUIRED", "A URL, and no custom id, is required for a link button");
        }
        if (style != PremiumStyle && string.IsNullOrEmpty(button.Text("label")) && !button.Has("emoji"))
        {
            errors.Add([.. path, "label"], "BUTTON_COMPONENT_INVALID", "A button must have a label or an emoji");
        }
    }

    private static void CheckSelect(JsonElement select, string[] path, FieldErrors errors)
    {
        var options = select.Items("options").ToArray();
        var values = new HashSet<string>();
        for (var i = 0; i < options.Length; i++)
        {
            if (options[i].Text("value") is { } value && !values.Add(value))
            {
                errors.Add([.. path, "options", i.ToString(), "value"], "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
            }
        }
        var most = select.Int("max_values") ?? 1;
        if (most > options.Length || (select.Int("min_values") ?? 1) > most)
        {
            errors.Add([.. path, "max_values"], "SELECT_COMPONENT_MAX_VALUES", "min_values, max_values and the number of options do not fit");
        }
        if (options.Count(option => option.Flag("default")) > most)
        {
            errors.Add([.. path, "options"], "SELECT_COMPONENT_TOO_MANY_DEFAULT_OPTIONS", "More default options than max_values");
        }
    }
}
