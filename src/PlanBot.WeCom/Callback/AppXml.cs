using System.Buffers;
using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace PlanBot.WeCom.Callback;

/// <summary>Reads and writes the XML of the self-built app. A document type is refused, so that no entity can be declared, expanded or fetched.</summary>
/// <remarks>Source: developer.work.weixin.qq.com/document/path/90238 (envelopes), /90239, /90240 (what is received) and /90241 (passive replies).</remarks>
internal static class AppXml
{
    /// <summary>Characters of the longest document that is read.</summary>
    public const int LongestDocument = 64 * 1024;

    private const string CdataEnd = "]]>", CdataEndInTwo = "]]]]><![CDATA[>";

    private static readonly XmlReaderSettings s_reading = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LongestDocument,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
    };

    // What XML 1.0 has no place for, not even escaped.
    private static readonly SearchValues<char> s_unwritable = SearchValues.Create([.. Enumerable.Range(0, 32).Select(c => (char)c).Except("\t\n\r"), '\uFFFE', '\uFFFF']);

    /// <summary>The ciphertext in a request's body or a reply's; null where the text is no such XML.</summary>
    public static string? ReadEncrypted(string xml) => Root(xml) is { } root ? Text(root, "Encrypt") : null;

    /// <summary>A decrypted message; null where the text is no XML or does not tell its sender, receiver and kind.</summary>
    public static AppMessage? ReadMessage(string xml)
    {
        if (Root(xml) is not { } root) return null;
        if (Text(root, "ToUserName") is not { Length: > 0 } to || Text(root, "FromUserName") is not { Length: > 0 } from || Text(root, "MsgType") is not { Length: > 0 } type) return null;
        return new AppMessage
        {
            ToUserName = to,
            FromUserName = from,
            MsgType = type,
            CreateTime = long.TryParse(Text(root, "CreateTime"), NumberStyles.None, CultureInfo.InvariantCulture, out long time) ? time : 0,
            Content = Text(root, "Content"),
            Recognition = Text(root, "Recognition"),
            MsgId = Text(root, "MsgId") is { Length: > 0 } id ? id : null,
            AgentId = Text(root, "AgentID"),
            Event = Text(root, "Event"),
            EventKey = Text(root, "EventKey"),
            TaskId = Text(root, "TaskId"),
            CardType = Text(root, "CardType"),
            ResponseCode = Text(root, "ResponseCode"),
            SelectedItems = root.Element("SelectedItems") is { } items ? [.. items.Elements("SelectedItem").Select(Selected)] : [],
        };
    }

    /// <summary>The body that carries an encrypted reply.</summary>
    /// <param name="encrypted">Base64.</param>
    /// <param name="signature">Hexadecimal digits.</param>
    /// <param name="timestamp">Seconds since 1970.</param>
    /// <param name="nonce">Letters and digits.</param>
    public static string WriteEncrypted(string encrypted, string signature, long timestamp, string nonce) =>
        $"<xml><Encrypt><![CDATA[{encrypted}]]></Encrypt><MsgSignature><![CDATA[{signature}]]></MsgSignature><TimeStamp>{timestamp}</TimeStamp><Nonce><![CDATA[{nonce}]]></Nonce></xml>";

    /// <summary>A text as the passive reply to a message, to be encrypted. WeCom shows its first 2,048 bytes.</summary>
    /// <param name="message">What is replied to: its sender is the receiver.</param>
    /// <param name="content">Any text; characters that XML has no place for become spaces.</param>
    /// <param name="now">When the reply was made.</param>
    public static string WriteTextReply(AppMessage message, string content, DateTimeOffset now) =>
        $"<xml><ToUserName>{Cdata(message.FromUserName)}</ToUserName><FromUserName>{Cdata(message.ToUserName)}</FromUserName><CreateTime>{now.ToUnixTimeSeconds()}</CreateTime><MsgType><![CDATA[text]]></MsgType><Content>{Cdata(content)}</Content></xml>";

    private static string Cdata(string text) => $"<![CDATA[{Writable(text).Replace(CdataEnd, CdataEndInTwo, StringComparison.Ordinal)}]]>";

    private static XElement? Root(string xml)
    {
        try
        {
            // Members paste characters that XML forbids, vertical tabs above all; their questions are read all the same.
            using var text = new StringReader(Writable(xml));
            using var reader = XmlReader.Create(text, s_reading);
            return XDocument.Load(reader).Root is { } root && root.Name == "xml" ? root : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static SelectedItem Selected(XElement item) =>
        new(Text(item, "QuestionKey") ?? "", [.. item.Elements("OptionIds").Elements("OptionId").Where(o => !o.HasElements).Select(o => o.Value)]);

    // Only of elements without children: the text of deeply nested ones is gathered by recursion, which an attacker could drive to a stack overflow.
    private static string? Text(XElement parent, string name) => parent.Element(name) is { HasElements: false } element ? element.Value : null;

    private static string Writable(string text) => text.AsSpan().ContainsAny(s_unwritable) ? string.Create(text.Length, text, (span, source) =>
    {
        source.CopyTo(span);
        span.ReplaceAny(s_unwritable, ' ');
    }) : text;
}
