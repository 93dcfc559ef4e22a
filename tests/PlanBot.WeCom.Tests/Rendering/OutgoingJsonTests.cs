using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PlanBot.WeCom.Model;

namespace PlanBot.WeCom.Tests.Rendering;

/// <summary>Bodies as they stand on the wire, compared with what WeCom's page and package declare.</summary>
public sealed class OutgoingJsonTests
{
    private static readonly OutgoingJson s_json = OutgoingJson.Readable;

    [Fact]
    public void Stream_Body() => Holds(
        new StreamBody(new StreamFrame { Id = "s1", Finish = false, Content = "查<阅>", Feedback = new FeedbackId("f1") }), s_json.StreamBody,
        """{"stream":{"id":"s1","finish":false,"content":"查<阅>","feedback":{"id":"f1"}},"msgtype":"stream"}""");

    [Fact]
    public void Stream_WithACard() => Holds(
        new StreamWithCardBody(new StreamFrame { Id = "s1", Finish = true, Content = "完" }, new TemplateCard { CardType = TemplateCard.TextNotice, TaskId = "t" }), s_json.StreamWithCardBody,
        """{"stream":{"id":"s1","finish":true,"content":"完"},"template_card":{"card_type":"text_notice","task_id":"t"},"msgtype":"stream_with_template_card"}""");

    [Fact]
    public void Markdown_And_Text()
    {
        Holds(MarkdownBody.Of("**a**", "f"), s_json.MarkdownBody, """{"markdown":{"content":"**a**","feedback":{"id":"f"}},"msgtype":"markdown"}""");
        Holds(MarkdownBody.Of("a"), s_json.MarkdownBody, """{"markdown":{"content":"a"},"msgtype":"markdown"}""");
        Holds(TextBody.Of("您好"), s_json.TextBody, """{"text":{"content":"您好"},"msgtype":"text"}""");
    }

    [Fact]
    public void Card_Updated() => Holds(
        new UpdateTemplateCardBody(new TemplateCard { CardType = TemplateCard.TextNotice }, ["u"]), s_json.UpdateTemplateCardBody,
        """{"template_card":{"card_type":"text_notice"},"userids":["u"],"response_type":"update_template_card"}""");

    [Fact]
    public void Card_WithEveryPart() => Holds(
        new TemplateCardBody(new TemplateCard
        {
            CardType = TemplateCard.ButtonInteraction,
            Source = new CardSource("源", 1),
            ActionMenu = new CardMenu("d", [new CardMenuAction("t", "k")]),
            MainTitle = new CardTitle("题", "注"),
            EmphasisContent = new CardEmphasis("8", "个"),
            QuoteArea = new CardQuote("原文", "“话”"),
            SubTitleText = "sub",
            HorizontalContentList = [new CardRow("牵头", "甲")],
            JumpList = [new CardJump("问", "任务1")],
            CardAction = new CardAction(1, "https://a"),
            ButtonSelection = new CardSelector("q", null, [new CardOption("1", "一")], "1"),
            ButtonList = [new CardButton("b", "k", 2)],
            Checkbox = new CardCheckbox("c", [new CardCheckboxOption("1", "一", true)], 1),
            SelectList = [new CardSelector("q", "选", [new CardOption("1", "一")])],
            SubmitButton = new CardSubmit("发", "k"),
            TaskId = "t",
            Feedback = new FeedbackId("f"),
        }), s_json.TemplateCardBody,
        """{"template_card":{"card_type":"button_interaction","source":{"desc":"源","desc_color":1},"action_menu":{"desc":"d","action_list":[{"text":"t","key":"k"}]},"main_title":{"title":"题","desc":"注"},"emphasis_content":{"title":"8","desc":"个"},"quote_area":{"title":"原文","quote_text":"“话”"},"sub_title_text":"sub","horizontal_content_list":[{"keyname":"牵头","value":"甲"}],"jump_list":[{"title":"问","question":"任务1","type":3}],"card_action":{"type":1,"url":"https://a"},"button_selection":{"question_key":"q","option_list":[{"id":"1","text":"一"}],"selected_id":"1"},"button_list":[{"text":"b","key":"k","style":2}],"checkbox":{"question_key":"c","option_list":[{"id":"1","text":"一","is_checked":true}],"mode":1},"select_list":[{"question_key":"q","title":"选","option_list":[{"id":"1","text":"一"}]}],"submit_button":{"text":"发","key":"k"},"task_id":"t","feedback":{"id":"f"}},"msgtype":"template_card"}""");

    private static void Holds<T>(T body, JsonTypeInfo<T> type, string json) => Assert.Equal(json, JsonSerializer.Serialize(body, type));
}
