using System.Text;
using System.Text.Json;

namespace PlanBot.LocalWeCom;

/// <summary>What a reader sees of a delivery.</summary>
internal static class CardText
{
    private static readonly string[] Shown =
        ["title", "desc", "quote_text", "sub_title_text", "keyname", "value", "text", "question"];

    public static string Of(Delivery delivery)
    {
        var text = new StringBuilder(delivery.Content);
        Add(text, delivery.Card);
        return text.ToString().Trim('\n');
    }

    private static void Add(StringBuilder text, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    if (member.Value.ValueKind == JsonValueKind.String && Shown.Contains(member.Name))
                    {
                        text.Append('\n').Append(member.Value.GetString());
                    }
                    Add(text, member.Value);
                }
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    Add(text, item);
                }
                break;
        }
    }
}
