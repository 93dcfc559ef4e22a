using System.Globalization;
using System.Text.Json;
using System.Xml;
using System.Xml.Linq;

namespace PlanBot.LocalWeCom;

/// <summary>What the self-built app is told and answers: pages "消息格式" (path 90239), "事件格式" (90240), "被动回复消息格式" (90241).</summary>
internal static class AppXml
{
    public static string Message(LocalWeComOptions options, LocalCallback callback) => Write(options, callback,
        new XElement("MsgType", new XCData("text")),
        new XElement("Content", new XCData(callback.Text)),
        new XElement("MsgId", callback.MsgId));

    public static string EnterAgent(LocalWeComOptions options, LocalCallback callback) => Event(options, callback, "enter_agent", "");

    public static string MenuClick(LocalWeComOptions options, LocalCallback callback, string key) => Event(options, callback, "click", key);

    public static string CardEvent(LocalWeComOptions options, LocalCallback callback, JsonElement card, string key, IReadOnlyDictionary<string, string[]> selected) => Event(
        options, callback, "template_card_event", key,
        new XElement("TaskId", new XCData(callback.TaskId ?? "")),
        new XElement("CardType", new XCData(card.Text("card_type") ?? "")),
        new XElement("ResponseCode", new XCData(callback.ResponseCode)),
        new XElement("SelectedItems", selected.Select(item => new XElement("SelectedItem",
            new XElement("QuestionKey", new XCData(item.Key)),
            new XElement("OptionIds", item.Value.Select(id => new XElement("OptionId", new XCData(id))))))));

    /// <summary>The envelope of an encrypted callback.</summary>
    public static string Envelope(LocalWeComOptions options, string encrypted) => new XElement("xml",
        new XElement("ToUserName", new XCData(options.CorpId)),
        new XElement("AgentID", new XCData(options.AgentId.ToString(CultureInfo.InvariantCulture))),
        new XElement("Encrypt", new XCData(encrypted))).ToString(SaveOptions.DisableFormatting);

    /// <exception cref="FormatException">It is no XML of one level.</exception>
    public static IReadOnlyDictionary<string, string> Read(string xml)
    {
        try
        {
            var root = XElement.Parse(xml);
            return root.Name == "xml"
                ? root.Elements().ToDictionary(element => element.Name.LocalName, element => element.Value)
                : throw new FormatException("The root is not <xml>.");
        }
        catch (Exception error) when (error is XmlException or ArgumentException)
        {
            throw new FormatException(error.Message, error);
        }
    }

    private static string Event(LocalWeComOptions options, LocalCallback callback, string name, string key, params XElement[] more) => Write(options, callback,
    [
        new XElement("MsgType", new XCData("event")),
        new XElement("Event", new XCData(name)),
        new XElement("EventKey", new XCData(key)),
        .. more,
    ]);

    private static string Write(LocalWeComOptions options, LocalCallback callback, params XElement[] rest) => new XElement("xml",
    [
        new XElement("ToUserName", new XCData(options.CorpId)),
        new XElement("FromUserName", new XCData(callback.User.UserId)),
        new XElement("CreateTime", callback.At.ToUnixTimeSeconds()),
        .. rest,
        new XElement("AgentID", options.AgentId),
    ]).ToString(SaveOptions.DisableFormatting);
}
