using CsCheck;

namespace PlanBot.WeCom.Tests;

public sealed class MentionsTests
{
    [Theory]
    [InlineData("@方案助手 任务12", "方案助手", "任务12")]
    [InlineData("@Plan Bot 任务12", "Plan Bot", "任务12")]
    [InlineData("@Plan\u00a0Bot\u2005任务12", "Plan Bot", "任务12")]
    [InlineData("@plan bot\u00a0任务12", "Plan Bot", "任务12")]
    [InlineData("＠方案助手　任务12", "方案助手", "任务12")]
    [InlineData("请问 @方案助手 郴州有哪些任务", "方案助手", "请问 郴州有哪些任务")]
    [InlineData("郴州有哪些任务 @方案助手", "方案助手", "郴州有哪些任务")]
    [InlineData("@方案助手 @方案助手\u2005任务12 @方案助手", "方案助手", "任务12")]
    [InlineData("@方案助手，任务12", "方案助手", "，任务12")]
    [InlineData("@方案助手任务12", "方案助手", "任务12")]
    [InlineData("@方案助手", "方案助手", "")]
    [InlineData("@方案助手@张三 任务12", "方案助手", "@张三 任务12")]
    public void Strip_TakesTheBotsMentionOut(string text, string name, string left) => Assert.Equal(left, Mentions.Strip(text, name));

    [Theory]
    [InlineData("@方案助手 邮件发到 a@方案助手.cn", "方案助手", "邮件发到 a@方案助手.cn")]
    [InlineData("@bot 写信给 plan@bot.com 和 @bot.com", "bot", "写信给 plan@bot.com 和 @bot.com")]
    [InlineData("@bot 写给 plan@bot 吧", "bot", "写给 plan@bot 吧")]
    [InlineData("@张三 负责哪项", "方案助手", "@张三 负责哪项")]
    [InlineData("@方案助手 @方案助手二号 谁负责", "方案助手", "@方案助手二号 谁负责")]
    [InlineData("@Bot @Bottom 任务1", "Bot", "@Bottom 任务1")]
    [InlineData("@Bot-2 任务1", "Bot", "@Bot-2 任务1")]
    [InlineData("@Bottom 任务1", "Bot", "@Bottom 任务1")]
    [InlineData("Bot 是谁", "Bot", "Bot 是谁")]
    public void Strip_LeavesAddressesAndOtherNames(string text, string name, string left) => Assert.Equal(left, Mentions.Strip(text, name));

    [Theory]
    [InlineData("@RobotA hello robot", "hello robot")]
    [InlineData("@Plan Bot\u2005任务12", "任务12")]
    [InlineData("问一下 @机器人 郴州", "问一下 郴州")]
    [InlineData("@机器人 任务1 @机器人", "任务1")]
    [InlineData("@机器人 问 @张三 的任务", "问 @张三 的任务")]
    [InlineData("写信到 a@b.com", "写信到 a@b.com")]
    [InlineData("@机器人郴州有哪些任务", "机器人郴州有哪些任务")]
    [InlineData("  任务12 ", "任务12")]
    [InlineData("", "")]
    public void Strip_WithoutTheName_TakesTheFirstMentionForTheBots(string text, string left) => Assert.Equal(left, Mentions.Strip(text, null));

    [Fact]
    public void Strip_OfTextWithoutMention_IsThatText() => Gen.Select(Gen.String[Gen.Char["ab.中 \u2005"], 0, 20], Gen.OneOf("Bot", "方案 助手", null!)).Sample((text, name) => Mentions.Strip(text, name) == text.Trim());

    [Fact]
    public void Strip_WhereverTheMentionStands_LeavesTheWords() => Gen.Select(Gen.String[Gen.Char["ab中"], 1, 6], Gen.String[Gen.Char["ab中"], 1, 6], Gen.OneOf(" ", "\u2005", "\u00a0", "\u3000"))
        .Sample((before, after, space) => Mentions.Strip($"{before} @方案 助手{space}{after}", "方案 助手") == $"{before} {after}");
}
