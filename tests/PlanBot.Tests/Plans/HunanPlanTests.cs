using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

public sealed class HunanPlanTests
{
    private static readonly string s_source = File.ReadAllText(Repository.PlanSource);
    private static readonly Plan s_plan = PlanReader.Read("hunan-gba-2020", s_source);

    [Fact]
    public void FrontPage_IsReadWhole()
    {
        var front = s_plan.Front;
        Assert.Equal("湖南省对接粤港澳大湾区实施方案（2020—2025年）", front.Title);
        Assert.Equal("湘政办发〔2020〕8号", front.DocNumber);
        Assert.Equal("HNPR—2020—01006", front.RegisterNumber);
        Assert.Equal("湖南省人民政府办公厅", front.Issuer);
        Assert.Equal(new DateOnly(2020, 3, 2), front.Date);
        Assert.Equal("各市州、县市区人民政府，省政府各厅委、各直属机构", front.Recipients);
        Assert.Equal((2020, 2025), (front.FromYear, front.ToYear));
    }

    [Fact]
    public void Structure_HasEightAreasAndThirtyTasksInOrder()
    {
        Assert.Equal(Enumerable.Range(1, 8), s_plan.Areas.Select(a => a.Number));
        Assert.Equal(Enumerable.Range(1, 30), s_plan.Tasks.Select(t => t.Number));
        Assert.Equal([4, 5, 4, 3, 3, 4, 4, 3], s_plan.Areas.Select(a => s_plan.Tasks.Count(t => t.Area == a.Number)));
        Assert.Equal(
            ["notice", "preamble", "overall", .. Enumerable.Range(1, 30).Select(n => $"task-{n}"), "closing", "effect"],
            s_plan.Clauses.Select(c => c.Id.Value));
        Assert.Empty(s_plan.Unplaced);
    }

    [Fact]
    public void EveryCharacterOfTheSource_StandsInAClauseOrAHeading()
    {
        string kept = string.Concat(s_plan.Clauses.Select(c => c.Text)) + string.Concat(s_plan.Areas.Select(a => a.Mark + a.Title + "。"))
            + string.Concat(s_plan.Headings.Select(h => h.Mark + h.Title));
        var left = Count(kept);
        // 11 is the page mark.
        foreach (var (character, count) in Count(s_source.Replace("— 11 —", "", StringComparison.Ordinal)))
            Assert.True(left.GetValueOrDefault(character) == count, $"'{character}' {count} times in the source, {left.GetValueOrDefault(character)} times in the plan");
    }

    [Fact]
    public void ClauseText_IsTheSourceWithoutTypesetting()
    {
        var task = s_plan.FindTask(ClauseId.Task(29))!;
        Assert.Equal("共同推进生态绿色一体化发展", task.Title);
        Assert.Equal(
            "29．共同推进生态绿色一体化发展。加强湘粤交界地区战略合作，坚持生态导向，以自然山脉、主要河流、农业生产基地为本，以城市公园、街头绿地为斑块，以重大交通干线两侧绿化带为廊道，共同推进生态绿色一体化发展。",
            task.Clause.Text);
    }

    [Fact]
    public void Lines_PointToWhereTheClauseStands()
    {
        string[] lines = s_source.Split('\n');
        foreach (var task in s_plan.Tasks)
        {
            Assert.StartsWith($"{task.Number}．", lines[task.Clause.Lines.First - 1].Trim(), StringComparison.Ordinal);
            Assert.EndsWith(task.Clause.Text[^2..], lines[task.Clause.Lines.Last - 1].Trim(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Sentences_CoverEachClauseWithoutGapOrOverlap()
    {
        foreach (var clause in s_plan.Clauses)
        {
            int at = 0;
            foreach (var sentence in clause.Sentences)
            {
                Assert.Equal(at, sentence.Start);
                Assert.True(sentence.Length > 0);
                at = sentence.End;
            }
            Assert.Equal(clause.Text.Length, at);
        }
    }

    private static Dictionary<char, int> Count(string text) =>
        text.Where(c => !char.IsWhiteSpace(c)).GroupBy(c => c).ToDictionary(g => g.Key, g => g.Count());
}
