using System.Text;
using System.Xml.Linq;
using CsCheck;
using PlanBot.WeCom.Callback;

namespace PlanBot.WeCom.Tests.Callback;

public sealed class AppXmlTests
{
    private const string Head = "<xml><ToUserName><![CDATA[wx1]]></ToUserName><FromUserName><![CDATA[zhangsan]]></FromUserName><CreateTime>1700000000</CreateTime>";

    private static readonly DateTimeOffset s_now = DateTimeOffset.FromUnixTimeSeconds(1_700_000_123);

    [Fact]
    public void ReadMessage_AText()
    {
        var message = AppXml.ReadMessage(Head + "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[“菜篮子”有哪些任务?<b>&amp;]]></Content><MsgId>7034567890123456789</MsgId><AgentID>1000002</AgentID></xml>")!;
        Assert.Equal(("wx1", "zhangsan", 1_700_000_000, "text"), (message.ToUserName, message.FromUserName, message.CreateTime, message.MsgType));
        Assert.Equal(("“菜篮子”有哪些任务?<b>&amp;", "7034567890123456789", "1000002"), (message.Text, message.MsgId, message.AgentId));
        Assert.Equal(message.MsgId, message.RepeatKey);
    }

    [Fact]
    public void ReadMessage_AVoiceMessage_ReadsWhatWasHeard() =>
        Assert.Equal("郴州有哪些任务", AppXml.ReadMessage(Head + "<MsgType>voice</MsgType><MediaId>m</MediaId><Format>amr</Format><Recognition>郴州有哪些任务</Recognition><MsgId>1</MsgId></xml>")!.Text);

    [Fact]
    public void ReadMessage_AnImage_HasNoText() =>
        Assert.Null(AppXml.ReadMessage(Head + "<MsgType>image</MsgType><PicUrl>p</PicUrl><Content>x</Content><MsgId>1</MsgId></xml>")!.Text);

    [Fact]
    public void ReadMessage_AClick_IsToldFromOthersBySenderTimeAndKey()
    {
        static AppMessage Click(string who, int when, string key) =>
            AppXml.ReadMessage($"<xml><ToUserName>wx1</ToUserName><FromUserName>{who}</FromUserName><CreateTime>{when}</CreateTime><MsgType>event</MsgType><Event>click</Event><EventKey>{key}</EventKey><AgentID>1</AgentID></xml>")!;
        var click = Click("lisi", 5, "area:3");
        Assert.Equal(("event", "click", "area:3", null), (click.MsgType, click.Event, click.EventKey, click.MsgId));
        Assert.Equal(click.RepeatKey, Click("lisi", 5, "area:3").RepeatKey);
        Assert.Equal(4, new[] { click, Click("wangwu", 5, "area:3"), Click("lisi", 6, "area:3"), Click("lisi", 5, "area:4") }.Select(m => m.RepeatKey).Distinct().Count());
    }

    [Fact]
    public void ReadMessage_ACardEvent_ReadsWhatWasChosen()
    {
        var message = AppXml.ReadMessage(Head + """
            <MsgType><![CDATA[event]]></MsgType>
            <Event><![CDATA[template_card_event]]></Event><EventKey><![CDATA[submit]]></EventKey><TaskId><![CDATA[t-1]]></TaskId>
            <CardType><![CDATA[multiple_interaction]]></CardType><ResponseCode><![CDATA[code]]></ResponseCode><AgentID>1</AgentID>
            <SelectedItems>
                <SelectedItem><QuestionKey><![CDATA[area]]></QuestionKey><OptionIds><OptionId><![CDATA[3]]></OptionId><OptionId><![CDATA[5]]></OptionId></OptionIds></SelectedItem>
                <SelectedItem><QuestionKey><![CDATA[place]]></QuestionKey><OptionIds/></SelectedItem>
            </SelectedItems></xml>
            """)!;
        Assert.Equal(("template_card_event", "submit", "t-1", "multiple_interaction", "code"), (message.Event, message.EventKey, message.TaskId, message.CardType, message.ResponseCode));
        Assert.Equal(["area: 3 5", "place: "], message.SelectedItems.Select(i => $"{i.QuestionKey}: {string.Join(' ', i.OptionIds)}"));
    }

    [Fact]
    public void ReadMessage_WithCharactersThatXmlForbids_IsReadAllTheSame() =>
        Assert.Equal("第一 行 完", AppXml.ReadMessage(Head + "<MsgType>text</MsgType><Content><![CDATA[第一\v行\0完]]></Content></xml>")!.Text);

    [Theory]
    [InlineData("")]
    [InlineData("no XML")]
    [InlineData("{}")]
    [InlineData("<xml>")]
    [InlineData("<xml></xml>")]
    [InlineData("<xml/><xml/>")]
    [InlineData("<html><ToUserName>a</ToUserName><FromUserName>b</FromUserName><MsgType>text</MsgType></html>")]
    [InlineData("<xml><FromUserName>b</FromUserName><MsgType>text</MsgType></xml>")]
    [InlineData("<xml><ToUserName>a</ToUserName><FromUserName></FromUserName><MsgType>text</MsgType></xml>")]
    [InlineData("<xml><ToUserName>a</ToUserName><FromUserName><b>c</b></FromUserName><MsgType>text</MsgType></xml>")]
    [InlineData("<xml><ToUserName>a</ToUserName><FromUserName>b</FromUserName><MsgType>text</MsgType>&nbsp;</xml>")]
    [InlineData("<!DOCTYPE xml><xml><ToUserName>a</ToUserName><FromUserName>b</FromUserName><MsgType>text</MsgType></xml>")]
    [InlineData("""<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><xml><ToUserName>a</ToUserName><FromUserName>&e;</FromUserName><MsgType>text</MsgType></xml>""")]
    public void ReadMessage_WhatIsNone_IsNull(string xml) => Assert.Null(AppXml.ReadMessage(xml));

    [Fact]
    public void ReadEncrypted_ABombOfEntities_IsNull()
    {
        var bomb = new StringBuilder("<!DOCTYPE xml [<!ENTITY a0 \"ha\">");
        for (int i = 1; i < 30; i++) bomb.Append($"<!ENTITY a{i} \"&a{i - 1};&a{i - 1};\">");
        Assert.Null(AppXml.ReadEncrypted(bomb.Append("]><xml><Encrypt>&a29;</Encrypt></xml>").ToString()));
    }

    [Fact]
    public void ReadEncrypted_DeepNesting_IsReadOver()
    {
        const int depth = 9_000;
        string nested = string.Concat(Enumerable.Repeat("<a>", depth)) + string.Concat(Enumerable.Repeat("</a>", depth));
        Assert.Equal("x", AppXml.ReadEncrypted($"<xml>{nested}<Encrypt>x</Encrypt></xml>"));
        Assert.Null(AppXml.ReadEncrypted($"<xml><Encrypt>{nested}</Encrypt></xml>"));
    }

    [Fact]
    public void ReadEncrypted_ADocumentOver64Ki_IsNull()
    {
        static string Xml(int length) => "<xml><Encrypt>" + new string('x', length - 29) + "</Encrypt></xml>";
        Assert.NotNull(AppXml.ReadEncrypted(Xml(AppXml.LongestDocument - 1)));
        Assert.Null(AppXml.ReadEncrypted(Xml(AppXml.LongestDocument + 1)));
    }

    [Fact]
    public void WriteEncrypted_HasTheFourFields()
    {
        var xml = XElement.Parse(AppXml.WriteEncrypted("a+/=", "0f", 1_700_000_000, "n1"));
        Assert.Equal(["Encrypt a+/=", "MsgSignature 0f", "TimeStamp 1700000000", "Nonce n1"], xml.Elements().Select(e => $"{e.Name} {e.Value}"));
        Assert.Equal("a+/=", AppXml.ReadEncrypted(xml.ToString()));
    }

    [Fact]
    public void WriteTextReply_GoesBackToTheSender_WithAnyText() => Gen.String[Gen.Char["湾区]>&<\"'\t\n xa"], 0, 60].Sample(content =>
    {
        var question = AppXml.ReadMessage(Head + "<MsgType>text</MsgType><Content>?</Content></xml>")!;
        var reply = AppXml.ReadMessage(AppXml.WriteTextReply(question, content, s_now))!;
        Assert.Equal(("zhangsan", "wx1", "text", 1_700_000_123, content), (reply.ToUserName, reply.FromUserName, reply.MsgType, reply.CreateTime, reply.Content));
    }, iter: 2000);

    [Fact]
    public void WriteTextReply_CharactersThatXmlForbids_BecomeSpaces()
    {
        var question = AppXml.ReadMessage(Head + "<MsgType>text</MsgType><Content>?</Content></xml>")!;
        Assert.Equal("a b", XElement.Parse(AppXml.WriteTextReply(question, "a\u0007b", s_now)).Element("Content")!.Value);
    }
}
