using BenchmarkDotNet.Attributes;
using PlanBot.Answers;
using PlanBot.Conversations;
using PlanBot.Knowledge;
using PlanBot.Retrieval;

namespace PlanBot.Benchmarks;

/// <summary>One answer of each intent and retrieval alone, against a bare Lucene query for the same question over the same clauses.</summary>
[MemoryDiagnoser]
public class AnswerBenchmarks
{
    private const string Fact = "坐火车去香港要多久，有直达的吗";

    private Assistant _assistant = null!;
    private KnowledgeSnapshot _knowledge = null!;
    private BareLucene _lucene = null!;

    [GlobalCleanup]
    public void Cleanup() => _lucene.Dispose();

    [GlobalSetup]
    public void Setup()
    {
        _knowledge = BenchmarkKnowledge.Load();
        _assistant = new Assistant(_knowledge, new ConversationMemory(TimeProvider.System), TimeProvider.System);
        _lucene = new BareLucene(_knowledge.Plan.Clauses.Select(c => c.Text));
    }

    [Benchmark(Baseline = true)]
    public int BareLuceneQuery() => _lucene.Search(Fact);

    [Benchmark]
    public Evidence RetrievalAlone() => _knowledge.Searcher.Search(_knowledge.Reader.Read(Fact));

    [Benchmark]
    public Reply AskFact() => Ask(Fact);

    [Benchmark]
    public Reply AskSeveral() => Ask("绿色一体化和污染联防各是哪条");

    [Benchmark]
    public Reply AskEnglish() => Ask("Can Hong Kong doctors practise in Hunan?");

    [Benchmark]
    public Reply AskTraditional() => Ask("香港醫生可唔可以嚟湖南執業");

    [Benchmark]
    public Reply List() => Ask("公共服务方面有哪些任务");

    [Benchmark]
    public Reply Detail() => Ask("任务12");

    [Benchmark]
    public Reply Place() => Ask("郴州有哪些任务");

    [Benchmark]
    public Reply Owner() => Ask("第三条哪个单位牵头");

    [Benchmark]
    public Reply About() => Ask("文号是多少");

    [Benchmark]
    public Reply Refusal() => Ask("广清永高铁投资多少亿");

    [Benchmark]
    public Reply Outside() => Ask("今天天气怎么样");

    private Reply Ask(string text) => _assistant.Ask(new Question(text));
}
