using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanBot.LocalWeCom;

/// <summary><c>menu/create</c> and <c>menu/get</c> (pages "创建菜单", path 90231, and "获取菜单", 90232). Lengths are UTF-8 bytes.</summary>
internal sealed class MenuApi(LocalWeComOptions options, ReplyBoard board)
{
    private const int NameBytes = 16;
    private const int SubNameBytes = 40;
    private const int KeyBytes = 128;

    private JsonElement _menu;

    /// <summary>The menu as it was created; undefined before.</summary>
    public JsonElement Menu => _menu;

    /// <summary>How often a menu was created.</summary>
    public int Created { get; private set; }

    public JsonObject Create(string? agentId, JsonElement body)
    {
        if (agentId != options.AgentId.ToString())
        {
            return Wrong(ErrorCode.InvalidAgentId, "agentid is of another app");
        }
        var buttons = body.Items("button");
        if (buttons.Length is < 1 or > 3)
        {
            return Wrong(ErrorCode.ButtonCount, $"{buttons.Length} buttons");
        }
        foreach (var button in buttons)
        {
            var below = button.Items("sub_button");
            if (Length(button, "name") is 0 or > NameBytes)
            {
                return Wrong(ErrorCode.ButtonName, $"The name \"{button.Text("name")}\" has {Length(button, "name")} bytes");
            }
            if (below.Length == 0)
            {
                if (button.Text("type") is null)
                {
                    return Wrong(ErrorCode.ButtonType, "type is missing");
                }
                if (button.Text("type") == "click" && Length(button, "key") is 0 or > KeyBytes)
                {
                    return Wrong(ErrorCode.ButtonKey, $"The key has {Length(button, "key")} bytes");
                }
            }
            if (below.Length > 5)
            {
                return Wrong(ErrorCode.SubButtonCount, $"{below.Length} buttons below \"{button.Text("name")}\"");
            }
            foreach (var one in below)
            {
                if (Length(one, "name") is 0 or > SubNameBytes)
                {
                    return Wrong(ErrorCode.SubButtonName, $"The name \"{one.Text("name")}\" has {Length(one, "name")} bytes");
                }
                if (one.Text("type") is null || one.Items("sub_button").Length > 0)
                {
                    return Wrong(ErrorCode.SubButtonType, "type is missing, or there is a third level");
                }
                if (one.Text("type") == "click" && Length(one, "key") is 0 or > KeyBytes)
                {
                    return Wrong(ErrorCode.SubButtonKey, $"The key has {Length(one, "key")} bytes");
                }
            }
        }
        _menu = body;
        Created++;
        return Ack.Ok.ToJson();
    }

    public JsonObject Get(string? agentId)
    {
        if (agentId != options.AgentId.ToString())
        {
            return Wrong(ErrorCode.InvalidAgentId, "agentid is of another app");
        }
        if (_menu.ValueKind == JsonValueKind.Undefined)
        {
            return new Ack(ErrorCode.NoMenu).ToJson();
        }
        var answer = Ack.Ok.ToJson();
        answer["button"] = _menu.Member("button").ToNode();
        return answer;
    }

    /// <summary>The entries that users can choose, as they see them.</summary>
    public IReadOnlyList<(string Name, string Key)> Entries =>
    [
        .. _menu.Items("button")
            .SelectMany(button => button.Items("sub_button") is { Length: > 0 } below ? below : [button])
            .Where(button => button.Text("type") == "click")
            .Select(button => (button.Text("name")!, button.Text("key")!)),
    ];

    private JsonObject Wrong(int code, string detail) => board.Refuse("menu", "body", detail, code).ToJson();

    private static int Length(JsonElement button, string name) => Encoding.UTF8.GetByteCount(button.Text(name) ?? "");
}
