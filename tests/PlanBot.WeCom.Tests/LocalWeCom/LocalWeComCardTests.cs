using System.Text.Json;
using PlanBot.LocalWeCom;

namespace PlanBot.WeCom.Tests.LocalWeCom;

public sealed class LocalWeComCardTests
{
    private const string Title = "\"main_title\":{\"title\":\"t\"},\"task_id\":\"a\"";
    private const string Button = "{\"text\":\"t\",\"key\":\"k\"}";
    private const string Select = "{\"question_key\":\"q\",\"option_list\":[{\"id\":\"1\",\"text\":\"t\"}]}";

    [Theory]
    [InlineData("\"card_type\":\"button_interaction\"," + Title + ",\"button_list\":[" + Button + "]", "")]
    [InlineData("\"card_type\":\"button_interaction\"," + Title + ",\"button_list\":[" + Button + "," + Button + "]", "button_list[1].key is there twice")]
    [InlineData("\"card_type\":\"button_interaction\"," + Title, "button_list is missing")]
    [InlineData("\"card_type\":\"button_interaction\",\"main_title\":{\"title\":\"t\"},\"button_list\":[" + Button + "]", "task_id is missing")]
    [InlineData("\"card_type\":\"multiple_interaction\"," + Title + ",\"select_list\":[" + Select + "],\"submit_button\":" + Button, "")]
    [InlineData("\"card_type\":\"multiple_interaction\"," + Title + ",\"select_list\":[" + Select + "," + Select + "],\"submit_button\":" + Button, "select_list[1].question_key is there twice")]
    [InlineData("\"card_type\":\"multiple_interaction\"," + Title + ",\"select_list\":[],\"submit_button\":" + Button, "select_list has 0 items, 1 to 3 are taken")]
    [InlineData("\"card_type\":\"text_notice\"," + Title + ",\"card_action\":{\"type\":1}", "card_action.url is missing")]
    [InlineData("\"card_type\":\"text_notice\"," + Title, "card_action is missing")]
    [InlineData("\"card_type\":\"poem\"," + Title, "card_type is \"poem\", which is none")]
    public void Card_IsHeldToItsRules(string card, string fault)
    {
        var findings = ReplyRules.Card(JsonElement.Parse($$$"""{"msgtype":"template_card","template_card":{{{{card}}}}}"""));
        Assert.Equal(fault.Length == 0 ? "" : "body.template_card." + fault, findings.Summary);
        Assert.Empty(findings.Unknown);
    }

    [Fact]
    public void MemberOfAnotherCard_IsUnknown_AndALongTitleIsAdvisedAgainst()
    {
        var findings = ReplyRules.Card(JsonElement.Parse($$$"""
            {"msgtype":"template_card","template_card":{"card_type":"button_interaction","main_title":{"title":"{{{new string('长', 27)}}}"},
             "task_id":"a","button_list":[{{{Button}}}],"jump_list":[]}}
            """));
        Assert.Equal("", findings.Summary);
        Assert.Equal(["body.template_card.jump_list"], findings.Unknown);
        Assert.Single(findings.Advice);
    }
}
