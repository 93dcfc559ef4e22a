using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.QueryParsers.Classic;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace PlanBot.Benchmarks;

/// <summary>The yardstick: Lucene.Net as it comes, CJK analyzer and query parser, over the texts of the clauses.</summary>
internal sealed class BareLucene : IDisposable
{
    private const string Field = "text";
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;

    private readonly IndexSearcher _searcher;
    private readonly CJKAnalyzer _analyzer = new(Version);

    public BareLucene(IEnumerable<string> texts)
    {
        var directory = new RAMDirectory();
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(Version, _analyzer)))
            foreach (string text in texts) writer.AddDocument([new TextField(Field, text, Lucene.Net.Documents.Field.Store.NO)]);
        _searcher = new IndexSearcher(DirectoryReader.Open(directory));
    }

    public int Search(string question) => Top(question).TotalHits;

    /// <summary>Number of the text that fits best, from 0; -1 when none does.</summary>
    public int Best(string question) => Top(question).ScoreDocs is [var best, ..] ? best.Doc : -1;

    private TopDocs Top(string question) => _searcher.Search(new QueryParser(Version, Field, _analyzer).Parse(QueryParserBase.Escape(question)), 10);

    public void Dispose() => _analyzer.Dispose();
}
