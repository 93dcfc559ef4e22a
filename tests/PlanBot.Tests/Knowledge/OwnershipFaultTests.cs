using static PlanBot.Tests.KnowledgeCopy;

namespace PlanBot.Tests.Knowledge;

/// <summary>What may not stand in <c>ownership.csv</c>.</summary>
public sealed class OwnershipFaultTests
{
    [Theory]
    [InlineData("31,lead,省商务厅,,assigned,某文,2026-01-31", "没有任务 31", "请改为 1 至 30")]
    [InlineData("0,lead,省商务厅,,assigned,某文,2026-01-31", "没有任务 0", "请改为 1 至 30")]
    [InlineData("seven,lead,省商务厅,,assigned,某文,2026-01-31", "没有任务 seven", "请改为 1 至 30")]
    [InlineData("7,boss,省商务厅,,assigned,某文,2026-01-31", "角色“boss”", "可用：lead")]
    [InlineData("7,lead,,,assigned,某文,2026-01-31", "“party”", "请填上")]
    [InlineData("7,lead,省商务厅,,assigned,,2026-01-31", "“source”", "请填上")]
    [InlineData("7,lead,省商务厅,,guessed,某文,2026-01-31", "依据“guessed”", "应为 plan")]
    [InlineData("7,lead,省商务厅,,assigned,某文,2026年1月31日", "日期“2026年1月31日”", "2026-01-31")]
    [InlineData("7,lead,省商务厅,,assigned,某文,2026-02-30", "日期“2026-02-30”", "2026-01-31")]
    [InlineData("7,lead,省商务厅,,assigned,某文", "日期“”", "2026-01-31")]
    public void Load_AFaultyEntry_IsNamedWithItsLine(string entry, string wrong, string mend)
    {
        using var copy = new KnowledgeCopy().Append(OwnersFile, entry + "\n");
        KnowledgeFaultTests.AssertNamed(copy.Problems(), OwnersFile, copy.LineOf(OwnersFile, entry), wrong, mend);
    }

    [Theory]
    [InlineData("7,lead,省发展改革委,,plan,closing,2020-03-02", "“省发展改革委”不能以 plan 为依据", "assigned")]
    [InlineData("*,lead,省发展改革委,,plan,closing,2020-03-02", "“省发展改革委”不能以 plan 为依据", "assigned")]
    [InlineData("7,support,各相关部门,,plan,closing,2020-03-02", "“各相关部门”不能以 plan 为依据", "assigned")]
    [InlineData("*,track,省商务厅,,plan,closing,2020-03-02", "没有“省商务厅”", "assigned")]
    [InlineData("*,track,省发展改革委,,plan,task-31,2020-03-02", "没有条款“task-31”", "可用：")]
    public void Load_AGuessPresentedAsThePlansWord_IsRefused(string entry, string wrong, string mend)
    {
        using var copy = new KnowledgeCopy().Append(OwnersFile, entry + "\n");
        KnowledgeFaultTests.AssertNamed(copy.Problems(), OwnersFile, copy.LineOf(OwnersFile, entry), wrong, mend);
    }

    [Fact]
    public void Load_AnotherHeader_IsNamed()
    {
        using var copy = new KnowledgeCopy().Replace(OwnersFile, "task,role,", "任务,role,");
        KnowledgeFaultTests.AssertNamed(copy.Problems(), OwnersFile, 1, "表头", "task,role,party");
    }

    [Fact]
    public void Load_SeveralFaultyEntries_AreAllNamed()
    {
        using var copy = new KnowledgeCopy().Append(OwnersFile, "31,lead,省商务厅,,assigned,某文,2026-01-31\n7,lead,省商务厅,,assigned,某文,soon\n");
        Assert.Equal([copy.LineOf(OwnersFile, "31,lead"), copy.LineOf(OwnersFile, "soon")], copy.Problems().Select(p => p.Line));
    }
}
