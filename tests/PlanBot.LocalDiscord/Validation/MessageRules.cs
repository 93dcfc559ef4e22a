using System.Globalization;
using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>Limits of messages that Discord's documentation states and its schema does not.</summary>
/// <remarks>Pages "Message" (embed limits, create message) and "Component Reference" of Discord's documentation.</remarks>
internal static class MessageRules
{
    /// <summary>Characters of text in all embeds of a message together.</summary>
    public const int EmbedCharacters = 6000;

    private const int ContentCharacters = 2000;
    private const int Rows = 5;
    private const int Components = 40;
    private const int ComponentTextCharacters = 4000;

    /// <summary>Checks a message that is being made or edited.</summary>
    /// <param name="body">The message.</param>
    /// <param name="path">Where it stands in the request's body.</param>
    /// <param name="isNew">Whether it must have something to show.</param>
    /// <param name="hasFiles">Whether files came with it.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static void Check(JsonElement body, string[] path, bool isNew, bool hasFiles, FieldErrors errors)
    {
        var v2 = ((body.Int("flags") ?? 0) & LocalMessage.ComponentsV2) != 0;
        if (Length(body.Text("content") ?? "") > ContentCharacters)
        {
            errors.Add([.. path, "content"], "BASE_TYPE_MAX_LENGTH", $"Must be {ContentCharacters} or fewer in length.");
        }
        var embeds = body.Items("embeds").ToArray();
        for (var i = 0; i < embeds.Length; i++)
        {
            CheckEmbed(embeds[i], [.. path, "embeds", i.ToString()], errors);
        }
        if (embeds.Sum(CharactersOf) > EmbedCharacters)
        {
            errors.Add([.. path, "embeds"], "MAX_EMBED_SIZE_EXCEEDED", $"Embed size exceeds maximum size of {EmbedCharacters}");
        }
        var components = body.Items("components").ToArray();
        if (!v2 && components.Length > Rows)
        {
            errors.Add([.. path, "components"], "BASE_TYPE_BAD_LENGTH", $"Must be between 1 and {Rows} in length.");
        }
        CheckComponents(components, [.. path, "components"], v2, errors);
        if (v2 && (body.Has("content") || embeds.Length > 0))
        {
            errors.Add([.. path, "flags"], "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2", "The 'content' and 'embeds' fields cannot be used with components V2");
        }
        if (isNew && string.IsNullOrWhiteSpace(body.Text("content")) && embeds.Length == 0 && components.Length == 0 && !hasFiles && !body.Has("sticker_ids") && !body.Has("poll"))
        {
            errors.Add([.. path, "content"], "EMPTY_MESSAGE", "Cannot send an empty message");
        }
        CheckMentions(body.Member("allowed_mentions"), [.. path, "allowed_mentions"], errors);
    }

    /// <summary>Checks the rows of a modal.</summary>
    public static void CheckModal(JsonElement data, string[] path, FieldErrors errors)
    {
        var components = data.Items("components").ToArray();
        if (components.Length > Rows)
        {
            errors.Add([.. path, "components"], "BASE_TYPE_BAD_LENGTH", $"Must be between 1 and {Rows} in length.");
        }
        var ids = new HashSet<string>();
        for (var i = 0; i < components.Length; i++)
        {
            var inner = components[i].Has("component") ? [components[i].Member("component")] : components[i].Items("components").ToArray();
            foreach (var input in inner)
            {
                if (input.Text("custom_id") is { } id && !ids.Add(id))
                {
                    errors.Add([.. path, "components", i.ToString()], "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
                }
                // A text input in an action row shows its own label; in a label component it must have none.
                if (input.Int("type") == 4 && components[i].Int("type") == 1 && string.IsNullOrEmpty(input.Text("label")))
                {
                    errors.Add([.. path, "components", i.ToString(), "components", "0", "label"], "BASE_TYPE_REQUIRED", "This field is required");
                }
                if (input.Int("min_length") > input.Int("max_length"))
                {
                    errors.Add([.. path, "components", i.ToString()], "BASE_TYPE_INVALID", "min_length must not be above max_length");
                }
            }
        }
    }

    /// <summary>Characters as Discord counts them: Unicode code points.</summary>
    public static int Length(string text) => text.Length - text.Count(char.IsLowSurrogate);

    private static void CheckEmbed(JsonElement embed, string[] path, FieldErrors errors)
    {
        if (embed.Text("timestamp") is { } time && !DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _))
        {
            errors.Add([.. path, "timestamp"], "DATE_TIME_TYPE_PARSE", $"Could not parse {time}. Should be ISO8601.");
        }
        foreach (var (owner, name) in (IEnumerable<(JsonElement, string)>)[(embed, "url"), (embed.Member("image"), "url"), (embed.Member("thumbnail"), "url"), (embed.Member("author"), "url"), (embed.Member("author"), "icon_url"), (embed.Member("footer"), "icon_url")])
        {
            if (owner.Text(name) is { } url && (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https" or "attachment")))
            {
                errors.Add([.. path, name], "URL_TYPE_INVALID_URL", "Not a well formed URL.");
            }
        }
        var fields = embed.Items("fields").ToArray();
        for (var i = 0; i < fields.Length; i++)
        {
            foreach (var name in (string[])["name", "value"])
            {
                if (string.IsNullOrWhiteSpace(fields[i].Text(name)))
                {
                    errors.Add([.. path, "fields", i.ToString(), name], "BASE_TYPE_REQUIRED", "This field is required");
                }
            }
        }
        if (CharactersOf(embed) == 0 && !embed.Has("image") && !embed.Has("thumbnail") && !embed.Has("video"))
        {
            errors.Add([.. path, "description"], "BASE_TYPE_REQUIRED", "This field is required");
        }
    }

    private static int CharactersOf(JsonElement embed) =>
        Length(embed.Text("title") ?? "") + Length(embed.Text("description") ?? "")
        + Length(embed.Member("footer").Text("text") ?? "") + Length(embed.Member("author").Text("name") ?? "")
        + embed.Items("fields").Sum(field => Length(field.Text("name") ?? "") + Length(field.Text("value") ?? ""));

    private static void CheckComponents(JsonElement[] components, string[] path, bool v2, FieldErrors errors)
    {
        var ids = new HashSet<string>();
        var count = 0;
        var characters = 0;
        for (var i = 0; i < components.Length; i++)
        {
            Walk(components[i], [.. path, i.ToString()], top: true);
        }
        if (v2 && count > Components)
        {
            errors.Add(path, "COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", $"The total number of components must not exceed {Components}");
        }
        if (v2 && characters > ComponentTextCharacters)
        {
            errors.Add(path, "COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", $"Displayable text must not exceed {ComponentTextCharacters} characters");
        }

        void Walk(JsonElement component, string[] at, bool top)
        {
            count++;
            characters += component.Int("type") == 10 ? Length(component.Text("content") ?? "") : 0;
            if (top && !v2 && component.Int("type") != 1)
            {
                errors.Add([.. at, "type"], "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1,).");
            }
            if (component.Text("custom_id") is { } id && !ids.Add(id))
            {
                errors.Add([.. at, "custom_id"], "COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated");
            }
            ComponentRules.Check(component, at, errors);
            var inner = component.Items("components").ToArray();
            for (var i = 0; i < inner.Length; i++)
            {
                Walk(inner[i], [.. at, "components", i.ToString()], top: false);
            }
            if (component.Has("accessory"))
            {
                Walk(component.Member("accessory"), [.. at, "accessory"], top: false);
            }
        }
    }

    private static void CheckMentions(JsonElement mentions, string[] path, FieldErrors errors)
    {
        var parse = mentions.Items("parse").Select(item => item.GetString()).ToHashSet();
        foreach (var kind in (string[])["users", "roles"])
        {
            if (parse.Contains(kind) && mentions.Items(kind).Any())
            {
                errors.Add(path, "MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE", $"parse:[\"{kind}\"] and {kind}: [ids...] are mutually exclusive.");
            }
        }
    }
}
