using Microsoft.Extensions.Time.Testing;
using PlanBot.Answers;
using PlanBot.Conversations;
using PlanBot.Knowledge;

namespace PlanBot.Tests.Answers;

/// <summary>What an organisation assigned is shown as assigned, behind the plan's own words.</summary>
public sealed class AssignedOwnerTests(AssignedOwnerTests.Assigned knowledge) : IClassFixture<AssignedOwnerTests.Assigned>
{
    /// <summary>Knowledge in which an organisation assigned task 7, saved by a spreadsheet with its mark and line ends.</summary>
    public sealed class Assigned
    {
        public Assigned()
        {
            using var copy = new KnowledgeCopy().Append(KnowledgeCopy.OwnersFile, "7,lead,省农业农村厅,张三 0731-1,assigned,厅务会纪要第3号,2026-01-31\n7,support,省商务厅,,assigned,厅务会纪要第3号,2026-01-31\n");
            string owners = File.ReadAllText(copy.PathOf(KnowledgeCopy.OwnersFile)).ReplaceLineEndings("\r\n");
            copy.Write(KnowledgeCopy.OwnersFile, "\ufeff" + owners);
            Snapshot = KnowledgeLoader.Load(copy.Folder);
        }

        public KnowledgeSnapshot Snapshot { get; }
    }

    [Theory]
    [InlineData("任务7谁牵头", "省农业农村厅", "厅务会纪要第3号", "没有")]
    [InlineData("给大湾区供菜的“菜篮子”工程谁牵头", "省农业农村厅", "厅务会纪要第3号", "没有")]
    [InlineData("任務7由邊個牽頭", "省農業農村廳", "廳務會紀要第3號", "沒有")]
    [InlineData("Who leads task 7?", "省农业农村厅", "厅务会纪要第3号", "not")]
    public void Ask_WhoLeadsAnAssignedTask_PlanFirstThenTheAssignmentWithSourceAndDate(string question, string party, string source, string denial)
    {
        var reply = Ask(question);
        var blocks = reply.Blocks.ToList();
        int quote = blocks.FindLastIndex(b => b is QuoteBlock), assignment = blocks.FindIndex(b => b is ProseBlock p && p.Text.Contains(party, StringComparison.Ordinal));
        Assert.Equal("closing", reply.Citations[0].Clause.Value);
        Assert.True(quote >= 0 && assignment > quote, reply.Text);
        string line = ((ProseBlock)blocks[assignment]).Text;
        Assert.Contains(source, line, StringComparison.Ordinal);
        Assert.Contains("2026-01-31", line, StringComparison.Ordinal);
        Assert.Contains(denial, string.Concat(blocks.OfType<ProseBlock>().Select(b => b.Text)), StringComparison.Ordinal);
        Assert.Null(reply.Refusal);
    }

    [Fact]
    public void Ask_WhoLeadsAnAssignedTask_OwnersSayOnWhatTheyRest()
    {
        var owners = Ask("任务7谁牵头").Owners;
        Assert.Contains(new OwnerLine(7, "lead", "省农业农村厅", "assigned", "厅务会纪要第3号", new DateOnly(2026, 1, 31)), owners);
        Assert.Contains(owners, o => o is { Party: "省商务厅", Role: "support", Basis: "assigned" });
        Assert.Contains(owners, o => o is { Party: "省发展改革委", Role: "track", Basis: "plan", Source: "closing" });
        Assert.DoesNotContain(owners, o => o is { Basis: "plan", Role: "lead" or "support" });
    }

    [Fact]
    public void Ask_WhoLeadsAnotherTask_DoesNotNameTheAssigned()
    {
        var reply = Ask("任务8谁牵头");
        Assert.DoesNotContain("省农业农村厅", reply.Text, StringComparison.Ordinal);
        Assert.All(reply.Owners, o => Assert.Equal("plan", o.Basis));
    }

    [Fact]
    public void Ask_ForAnAssignedBody_NamesItsAssignmentAsSuch()
    {
        var reply = Ask("省农业农村厅负责哪些任务");
        Assert.Contains(reply.Owners, o => o is { Task: 7, Basis: "assigned", Party: "省农业农村厅" });
        Assert.Contains("厅务会纪要第3号", reply.Text, StringComparison.Ordinal);
    }

    private Reply Ask(string question)
    {
        var time = new FakeTimeProvider(KnowledgeFixture.Today);
        return new Assistant(knowledge.Snapshot, new ConversationMemory(time), time).Ask(new Question(question));
    }
}
