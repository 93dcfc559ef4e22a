using PlanBot.Host.Evaluation;

namespace PlanBot.Host.Tests.Evaluation;

/// <summary>Each rule of the question format, with a prediction that keeps it and one that breaks it.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed class GraderTests
{
    private const string Bills = "实现异地就医即时结算并报销医保费用", Track = "省发展改革委要会同相关单位加强跟踪分析和督促协调";

    private readonly Grader _grader;

    public GraderTests(KnowledgeFixture fixture) => _grader = new Grader(fixture.Knowledge.Plan);

    [Fact]
    public void Grade_AQuoteThatIsNotThePlans_Fails()
    {
        Passes(new(), Prediction() with { Quotes = [Bills], Citations = ["task-18"] });
        Fails("引文不在方案里", new(), Prediction() with { Quotes = ["实现异地就医全额报销"], Citations = ["task-18"] });
    }

    [Fact]
    public void Grade_AQuoteOfAnotherClauseThanCited_IsCounted()
    {
        Assert.Equal(1, Grade(new(), Prediction() with { Quotes = [Bills], Citations = ["task-18"] }).Measures["quotesOwn"]);
        Assert.Equal(0, Grade(new(), Prediction() with { Quotes = [Bills], Citations = ["task-1"] }).Measures["quotesOwn"]);
    }

    [Fact]
    public void Grade_AClauseThatDoesNotExist_Fails()
    {
        Passes(new(), Prediction() with { Citations = ["task-30"] });
        Fails("没有条款 task-31", new(), Prediction() with { Citations = ["task-31"] });
    }

    [Fact]
    public void Grade_AnEmptyAnswer_Fails()
    {
        Passes(new(), Prediction());
        Fails("回答是空的", new(), Prediction() with { Answer = " \n" });
    }

    [Fact]
    public void Grade_Clauses_AllOfThemFirstAndNotMostlyOthers()
    {
        var expect = new Expectation { Clauses = ["task-1", "task-3"], OkClauses = ["task-2"] };
        Passes(expect, Prediction() with { Citations = ["task-2", "task-1", "task-3", "task-9"] });
        Fails("没有引用 task-3", expect, Prediction() with { Citations = ["task-1"] });
        Fails("首条引用是 task-9", expect, Prediction() with { Citations = ["task-9", "task-1", "task-3"] });
        Fails("多余的引用过半", expect, Prediction() with { Citations = ["task-1", "task-3", "task-9", "task-10", "task-11"] });
        Fails("拒答了", expect, Prediction() with { Citations = ["task-1", "task-3"], Refused = true });
    }

    [Fact]
    public void Grade_AnOptionalAnswer_MayCiteNothing()
    {
        var expect = new Expectation { Clauses = ["notice"], OptionalAnswer = true };
        Passes(expect, Prediction());
        Fails("没有引用 notice", expect, Prediction() with { Citations = ["task-9"] });
    }

    [Fact]
    public void Grade_MustQuote_InTheQuotesSpacesAside()
    {
        var expect = new Expectation { MustQuote = ["异地就医 即时结算"] };
        Passes(expect, Prediction() with { Quotes = [Bills], Citations = ["task-18"] });
        Fails("引文缺少", expect, Prediction() with { Answer = Bills });
    }

    [Fact]
    public void Grade_MustShow_InAnswerOrQuotes()
    {
        var expect = new Expectation { MustShow = ["湘政办发〔2020〕8号"] };
        Passes(expect, Prediction() with { Answer = "文号：湘政办发〔2020〕8号" });
        Passes(expect, Prediction() with { Quotes = ["湘政办发〔2020〕8号"], Citations = ["notice"] });
        Fails("没有出现", expect, Prediction());
    }

    [Fact]
    public void Grade_MustSayAny_OneOfEachGroup()
    {
        var expect = new Expectation { MustSayAny = [["期限", "ended"], ["2025"]] };
        Passes(expect, Prediction() with { Answer = "期限已过（2025年）。" });
        Fails("没有说：2025", expect, Prediction() with { Answer = "期限已过。" });
    }

    [Fact]
    public void Grade_AnswerLang_WithoutTheQuotes()
    {
        var expect = new Expectation { AnswerLang = "en" };
        string english = "The plan answers this in task 18; the original Chinese text reads: ";
        Passes(expect, Prediction() with { Answer = english + Bills, Quotes = [Bills], Citations = ["task-18"] });
        Fails("回答不是英文", expect, Prediction() with { Answer = "方案写明：" + Bills, Quotes = [Bills], Citations = ["task-18"] });
    }

    [Fact]
    public void Grade_Number_InTheFieldOrTheAnswer()
    {
        var expect = new Expectation { Number = 8 };
        Passes(expect, Prediction() with { Number = 8 });
        Passes(expect, Prediction() with { Answer = "方案分八个方面。" });
        Passes(expect, Prediction() with { Answer = "There are eight areas." });
        Fails("没有给出数目 8", expect, Prediction() with { Number = 7, Answer = "8" });
        Fails("没有给出数目 8", expect, Prediction() with { Answer = "方案分18个方面。" });
        Fails("拒答了", expect, Prediction() with { Number = 8, Refused = true });
    }

    [Fact]
    public void Grade_Areas_ExactlyThese()
    {
        var expect = new Expectation { Areas = ["area-5"] };
        Passes(expect, Prediction() with { Areas = ["area-5"] });
        Passes(expect, Prediction() with { Answer = "属第五方面。" });
        Fails("方面是", expect, Prediction() with { Areas = ["area-5", "area-6"] });
        Fails("方面是", expect, Prediction());
        Fails("拒答了", expect, Prediction() with { Areas = ["area-5"], Refused = true });
    }

    [Fact]
    public void Grade_Tasks_AllOfThemAndNoneThatIsNotAllowed()
    {
        var expect = new Expectation { Tasks = ["task-3", "task-5"], Allowed = ["task-3", "task-5", "task-7"] };
        Passes(expect, Prediction() with { Tasks = ["task-5", "task-3", "task-7"] });
        Passes(expect, Prediction() with { Citations = ["task-3", "task-5"] });
        Fails("缺任务：task-5", expect, Prediction() with { Tasks = ["task-3"] });
        Fails("多任务：task-9", expect, Prediction() with { Tasks = ["task-3", "task-5", "task-9"] });
        Fails("多任务：task-7", expect with { Allowed = null }, Prediction() with { Tasks = ["task-3", "task-5", "task-7"] });
        Fails("拒答了", expect, Prediction() with { Tasks = ["task-3", "task-5"], Refused = true });
    }

    [Fact]
    public void Grade_Tasks_NoneWhereThereIsNone()
    {
        Passes(new() { Tasks = [] }, Prediction() with { Tasks = [], Refused = true });
        Fails("多任务：task-1", new() { Tasks = [] }, Prediction() with { Tasks = ["task-1"] });
    }

    [Fact]
    public void Grade_OwnershipInThePlan_IsAnswered()
    {
        var expect = new Expectation { Ownership = "in-plan", Clauses = ["closing"], MustQuote = [Track] };
        Assert.Equal(1, Grade(expect, Prediction() with { Citations = ["closing"], Quotes = [Track] }).Measures["honest"]);
        Assert.Equal(0, Grade(expect, Prediction() with { Refused = true }).Measures["honest"]);
    }

    private void Passes(Expectation expect, PredictionJson prediction) => Assert.Empty(Grade(expect, prediction).Failures);

    private void Fails(string rule, Expectation expect, PredictionJson prediction) => Assert.Contains(Grade(expect, prediction).Failures, f => f.StartsWith(rule, StringComparison.Ordinal));

    private Grade Grade(Expectation expect, PredictionJson prediction) => GradedWith(_grader, expect, prediction);

    internal static Grade GradedWith(Grader grader, Expectation expect, PredictionJson prediction) =>
        grader.Grade(new EvalQuestion { Id = "x", Lang = "zh-Hans", Kind = "fact", Turns = ["?"], Expect = expect }, prediction);

    /// <summary>An answer that keeps every rule that nothing is expected by.</summary>
    internal static PredictionJson Prediction() => new()
    {
        Id = "x",
        Answer = "方案写明如下。",
        Citations = [],
        Quotes = [],
        Tasks = null,
        Areas = null,
        Number = null,
        Owners = [],
        Refused = false,
        RefusalKind = null,
        Intent = "ask",
    };
}
