using System.Text;
using System.Text.Json;

namespace PlanBot.LocalWeCom;

/// <summary>
/// Holds one JSON object to its rules: each member is asked for once, and what nobody asked for is unknown. Faults and
/// breaches of mere advice are collected, with the path to the member.
/// </summary>
internal sealed class FieldCheck(JsonElement element, string path, Findings findings)
{
    private readonly HashSet<string> _known = [];

    public string Path => path;

    /// <summary>A text; null when it is absent or wrong.</summary>
    /// <param name="name">Member.</param>
    /// <param name="required">Whether it must be there and not empty.</param>
    /// <param name="maxBytes">UTF-8 bytes that WeCom takes; 0 for any number.</param>
    /// <param name="adviceChars">Characters that WeCom's clients show well; 0 for no advice.</param>
    public string? Text(string name, bool required = false, int maxBytes = 0, int adviceChars = 0)
    {
        if (Take(name, JsonValueKind.String, required) is not { } member)
        {
            return null;
        }
        string text;
        try
        {
            text = member.GetString()!;
        }
        catch (InvalidOperationException)
        {
            Fault(name, "is no valid Unicode");
            return null;
        }
        if (required && text.Length == 0)
        {
            Fault(name, "is empty");
        }
        if (maxBytes > 0 && Encoding.UTF8.GetByteCount(text) is var bytes && bytes > maxBytes)
        {
            Fault(name, $"has {bytes} bytes, at most {maxBytes} are taken", tooLong: true);
        }
        if (adviceChars > 0 && text.EnumerateRunes().Count() is var chars && chars > adviceChars)
        {
            findings.Advice.Add($"{path}.{name} has {chars} characters, {adviceChars} are advised");
        }
        return text;
    }

    public int? Number(string name, int min, int max, bool required = false)
    {
        if (Take(name, JsonValueKind.Number, required) is not { } member)
        {
            return null;
        }
        if (!member.TryGetInt32(out var number) || number < min || number > max)
        {
            Fault(name, $"is not between {min} and {max}");
            return null;
        }
        return number;
    }

    public bool Flag(string name)
    {
        _known.Add(name);
        var member = element.Member(name);
        if (member.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.True or JsonValueKind.False))
        {
            Fault(name, "is neither true nor false");
        }
        return member.ValueKind == JsonValueKind.True;
    }

    public string? Url(string name, bool required = false)
    {
        var text = Text(name, required);
        if (text is { Length: > 0 } && !(Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"))
        {
            Fault(name, "is no http(s) URL");
        }
        return text;
    }

    public void Object(string name, Action<FieldCheck> check, bool required = false)
    {
        if (Take(name, JsonValueKind.Object, required) is { } member)
        {
            new FieldCheck(member, $"{path}.{name}", findings).Run(check);
        }
    }

    public void Items(string name, int min, int max, Action<FieldCheck> check, bool required = false)
    {
        if (Take(name, JsonValueKind.Array, required) is not { } member)
        {
            return;
        }
        var count = member.GetArrayLength();
        if (count < min || count > max)
        {
            Fault(name, $"has {count} items, {min} to {max} are taken");
        }
        var index = 0;
        foreach (var item in member.EnumerateArray())
        {
            new FieldCheck(item, $"{path}.{name}[{index++}]", findings).Run(check);
        }
    }

    /// <summary>A member that is taken as it comes.</summary>
    public void Any(string name) => _known.Add(name);

    public bool Has(string name) => element.Has(name);

    public void Fault(string name, string what, bool tooLong = false)
    {
        findings.Faults.Add($"{path}.{name} {what}");
        findings.TooLong |= tooLong;
    }

    /// <summary>Runs a check, then reports what it did not ask for.</summary>
    public void Run(Action<FieldCheck> check)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            findings.Faults.Add($"{path} is no object");
            return;
        }
        check(this);
        foreach (var member in element.EnumerateObject())
        {
            if (!_known.Contains(member.Name))
            {
                findings.Unknown.Add($"{path}.{member.Name}");
            }
        }
    }

    private JsonElement? Take(string name, JsonValueKind kind, bool required)
    {
        _known.Add(name);
        var member = element.Member(name);
        if (member.ValueKind == kind)
        {
            return member;
        }
        if (member.ValueKind != JsonValueKind.Undefined)
        {
            Fault(name, $"is no {kind}");
        }
        else if (required)
        {
            Fault(name, "is missing");
        }
        return null;
    }
}
