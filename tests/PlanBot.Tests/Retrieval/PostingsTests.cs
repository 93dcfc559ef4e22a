using CsCheck;
using PlanBot.Retrieval;

namespace PlanBot.Tests.Retrieval;

public sealed class PostingsTests
{
    private const int Tokens = 12;

    private static readonly Gen<int[]> s_text = Gen.Int[0, Tokens - 1].Array[0, 15];

    private static readonly Gen<List<(int[] Text, int[] Asks)>> s_passages = Gen.Select(s_text, s_text).List[1, 20];

    private static readonly Gen<List<KnownToken>> s_question =
        Gen.Select(Gen.Int[0, Tokens - 1], Gen.Int[0, 2].Select(i => new[] { 1f, 0.7f, 0.6f }[i])).List[1, 8].Select(all => all.DistinctBy(t => t.Item1).Select(t => new KnownToken(t.Item1, t.Item2, t.Item2 == 1 ? 2 : 0)).ToList());

    [Fact]
    public void Search_ScoresAsBm25OfBothFieldsDoes_AndSumsTheWeightsThatAPassageHolds() =>
        Gen.Select(s_passages, s_question).Sample((passages, question) =>
        {
            var found = Postings.Build(passages, Tokens).Search(question, _ => true, passages.Count).ToDictionary(f => f.Passage);
            for (int p = 0; p < passages.Count; p++)
            {
                double expected = question.Sum(t => t.Factor * ((0.7 * Bm25(t.Number, p, passages, x => x.Text)) + Bm25(t.Number, p, passages, x => x.Asks)));
                float held = question.Where(t => passages[p].Text.Contains(t.Number) || passages[p].Asks.Contains(t.Number)).Sum(t => t.Weight);
                if (!found.TryGetValue(p, out var score)) Assert.Equal(0, expected, 4);
                else Assert.True(Math.Abs(expected - score.Score) < 1e-3 && held == score.Held, $"{p}: {expected} {score}, {held}");
            }
        });

    [Fact]
    public void Search_GivesTheBestFirst_AndNoMoreThanAreWanted() =>
        Gen.Select(s_passages, s_question, Gen.Int[1, 5]).Sample((passages, question, most) =>
        {
            var postings = Postings.Build(passages, Tokens);
            var all = postings.Search(question, _ => true, passages.Count).Select(f => f.Score).ToList();
            Assert.Equal(all.OrderDescending(), all);
            Assert.Equal(all.Take(most), postings.Search(question, _ => true, most).Select(f => f.Score));
        });

    [Fact]
    public void Search_ATokenThatDoesNotScore_BringsNoPassageIn_ButIsHeld()
    {
        var postings = Postings.Build([([0, 1], []), ([1], []), ([2], [])], 3);
        var found = Assert.Single(postings.Search([new KnownToken(0, 1, 3), new KnownToken(1, 1, 5)], t => t.Number == 0, 9));
        Assert.Equal((0, 8f), (found.Passage, found.Held));
    }

    [Fact]
    public void Holds_IsTrueForTextAndWaysOfAsking()
    {
        var postings = Postings.Build([([0], [1]), ([1], [2])], 3);
        Assert.Equal([true, true, false, false, true, true], new[] { (0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2) }.Select(h => postings.Holds(h.Item1, h.Item2)));
    }

    // The formula as it is written down, k1 = 1.2, b = 0.5.
    private static double Bm25(int token, int passage, List<(int[] Text, int[] Asks)> passages, Func<(int[] Text, int[] Asks), int[]> field)
    {
        int count = field(passages[passage]).Count(t => t == token);
        if (count == 0) return 0;
        int holding = passages.Count(p => field(p).Contains(token));
        double average = passages.Average(p => field(p).Length);
        double rarity = Math.Log(1 + ((passages.Count - holding + 0.5) / (holding + 0.5)));
        return rarity * count * 2.2 / (count + (1.2 * (0.5 + (0.5 * field(passages[passage]).Length / average))));
    }
}
