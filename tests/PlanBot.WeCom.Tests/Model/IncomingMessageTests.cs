using System.Text.Json;
using PlanBot.WeCom.Model;

namespace PlanBot.WeCom.Tests.Model;

public sealed class IncomingMessageTests
{
    [Fact]
    public void Read_TextInAGroupWithAQuote_HasAllThatIsRead()
    {
        var message = Read("""
            {"msgid":"m","aibotid":"b","chatid":"g","chattype":"group","from":{"userid":"u","corpid":"c"},"create_time":1700000000,"response_url":"https://x.test/r",
             "msgtype":"text","text":{"content":"@助手 任务七","new":1},"quote":{"msgtype":"text","text":{"content":"前文"}},"tomorrow":{"a":[1]}}
            """);
        Assert.Equal(("m", "b", "g", "u", "c", "text"), (message.MsgId, message.AibotId, message.ChatId, message.UserId, message.From!.CorpId, message.MsgType));
        Assert.Equal((1700000000L, "https://x.test/r", true), (message.CreateTime, message.ResponseUrl, message.InGroup));
        Assert.Equal(("@助手 任务七", "前文"), (message.Text, message.QuotedText));
    }

    [Theory]
    [InlineData("""{"msgtype":"voice","voice":{"content":"谁牵头"}}""", "谁牵头")]
    [InlineData("""{"msgtype":"mixed","mixed":{"msg_item":[{"msgtype":"text","text":{"content":"一"}},{"msgtype":"image","image":{"url":"x"}},null,{"msgtype":"text","text":{"content":"二"}}]}}""", "一\n二")]
    [InlineData("""{"msgtype":"mixed","mixed":{"msg_item":[{"msgtype":"image","image":{"url":"x","aeskey":"k"}}]}}""", null)]
    [InlineData("""{"msgtype":"mixed","mixed":{}}""", null)]
    [InlineData("""{"msgtype":"image","image":{"url":"x"}}""", null)]
    [InlineData("""{"msgtype":"text","text":{}}""", null)]
    [InlineData("""{"msgtype":"text","text":null}""", null)]
    [InlineData("{}", null)]
    public void Text_OfEachKind_IsWhatWasWrittenOrSaid(string json, string? text) => Assert.Equal(text, Read(json).Text);

    [Theory]
    [InlineData("""{"quote":{"msgtype":"voice","voice":{"content":"甲"}}}""", "甲")]
    [InlineData("""{"quote":{"msgtype":"mixed","mixed":{"msg_item":[{"text":{"content":"甲"}},{"text":{"content":"乙"}}]}}}""", "甲\n乙")]
    [InlineData("""{"quote":{"msgtype":"file","file":{"url":"x"}}}""", null)]
    [InlineData("""{"text":{"content":"甲"}}""", null)]
    public void QuotedText_OfEachKind_IsThatOfTheQuote(string json, string? text) => Assert.Equal(text, Read(json).QuotedText);

    [Fact]
    public void Read_CardEvent_HasTheButtonAndTheChoices()
    {
        var card = Read("""
            {"msgtype":"event","response_url":"https://x.test/r","event":{"eventtype":"template_card_event","template_card_event":{"card_type":"multiple_interaction","event_key":"send","task_id":"t",
             "selected_items":{"selected_item":[null,{"question_key":"area","option_ids":{"option_id":["area-3","area-4"]}},{"question_key":"none","option_ids":{"option_id":[]}}]}}}}
            """).Event!.Card!;
        Assert.Equal(("multiple_interaction", "send", "t"), (card.CardType, card.EventKey, card.TaskId));
        Assert.Equal("area-3", card.Choice("area"));
        Assert.Null(card.Choice("none"));
        Assert.Null(card.Choice("other"));
    }

    [Fact]
    public void Read_CardEventAsTheLibraryDeclaresIt_HasTheButton()
    {
        var card = Read("""{"msgtype":"event","event":{"eventtype":"template_card_event","event_key":"owners","task_id":"t"}}""").Event!.Card!;
        Assert.Equal(("owners", "t"), (card.EventKey, card.TaskId));
        Assert.Null(card.Choice("area"));
    }

    [Fact]
    public void Read_FeedbackEvent_HasTheThumbAndItsReasons()
    {
        var feedback = Read("""{"msgtype":"event","event":{"eventtype":"feedback_event","feedback_event":{"id":"f","type":2,"content":"不全","inaccurate_reason_list":[2,"4"]}}}""").Event!.Feedback!;
        Assert.Equal(("f", IncomingFeedbackType.Inaccurate, "不全"), (feedback.Id, feedback.Type, feedback.Content));
        Assert.Equal([2, 4], feedback.InaccurateReasonList);
    }

    [Fact]
    public void Read_RefreshOfAStream_NamesTheStream() => Assert.Equal("s", Read("""{"msgtype":"stream","stream":{"id":"s"}}""").Stream!.Id);

    [Fact]
    public void Read_EnterChat_HasNeitherCardNorFeedback()
    {
        var entered = Read("""{"msgtype":"event","create_time":"1700000000","event":{"eventtype":"enter_chat"}}""");
        Assert.Equal((IncomingEvent.EnterChat, 1700000000L), (entered.Event!.EventType, entered.CreateTime));
        Assert.Null(entered.Event.Card);
        Assert.Null(entered.Event.Feedback);
    }

    private static IncomingMessage Read(string json) => JsonSerializer.Deserialize(json, IncomingJson.Default.IncomingMessage)!;
}
