using PlanBot.Conversations;
using PlanBot.Storage;

namespace PlanBot.Tests.Storage;

public sealed class BotStoreTests : IDisposable
{
    private readonly StoreLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task SaveAsync_OnceAwaited_SurvivesTheEndOfTheProcess()
    {
        await using var store = _lab.Open();
        for (int i = 0; i < 5; i++)
        {
            await store.SaveAsync(_lab.Feedback($"discord:{i}", $"第{i}条"));
            await using var left = _lab.OpenCopy();
            Assert.Equal(Enumerable.Range(0, i + 1).Select(n => $"第{n}条"), left.Feedback().Select(f => f.Comment).Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task SaveAsync_WritesWhatWasClaimedAndSaidBeforeToo()
    {
        await using var store = _lab.Open();
        var memory = new ConversationMemory(_lab.Time);
        store.Attach(memory);
        Assert.True(store.TryClaim("discord:7"));
        memory.Remember("chat", StoreLab.Turn("机场"));
        await store.SaveAsync(_lab.Feedback("discord:8"));

        await using var left = _lab.OpenCopy();
        Assert.False(left.TryClaim("discord:7"));
        var restored = new ConversationMemory(_lab.Time);
        left.Attach(restored);
        Assert.Equal("机场", restored.Last("chat")?.Text);
    }

    [Fact]
    public async Task Feedback_IsKeptWhole_AndItsUserOnlyAsAHash()
    {
        var given = _lab.Feedback("discord:1", "应为牵头单位\n不是配合单位") with { Verdict = Verdict.Remark };
        await using (var store = _lab.Open()) await store.SaveAsync(given);
        await using var again = _lab.Open();
        var kept = Assert.Single(again.Feedback());
        Assert.Equal(given with { User = kept.User }, kept);
        Assert.Matches("^[0-9a-f]{32}$", kept.User);
        Assert.DoesNotContain(given.User, await File.ReadAllTextAsync(CopyOfFile()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feedback_OfOneUser_HasOneHash_AlsoAfterAReopen_AndAnotherInAnotherStore()
    {
        await using (var store = _lab.Open()) await store.SaveAsync(_lab.Feedback("a"));
        await using var again = _lab.Open();
        await again.SaveAsync(_lab.Feedback("b"));
        string hash = Assert.Single(again.Feedback().Select(f => f.User).Distinct());
        using var elsewhere = new StoreLab();
        await using var other = elsewhere.Open();
        await other.SaveAsync(elsewhere.Feedback("a"));
        Assert.NotEqual(hash, Assert.Single(other.Feedback()).User);
    }

    [Fact]
    public async Task SaveAsync_TheSameIdTwice_KeepsOne()
    {
        await using var store = _lab.Open();
        await store.SaveAsync(_lab.Feedback("discord:1", "先"));
        await store.SaveAsync(_lab.Feedback("discord:1", "后"));
        Assert.Equal("后", Assert.Single(store.Feedback()).Comment);
    }

    [Fact]
    public async Task TryClaim_FromEightThreads_GivesEachIdToOneOfThem_AlsoAfterAReopen()
    {
        string[] ids = [.. Enumerable.Range(0, 500).Select(i => $"discord:{i}")];
        await using (var store = _lab.Open())
        {
            using var together = new Barrier(8);
            var won = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(() =>
            {
                together.SignalAndWait();
                return ids.Where(store.TryClaim).ToList();
            }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));
            Assert.Equal(ids.Order(StringComparer.Ordinal), won.SelectMany(w => w).Order(StringComparer.Ordinal));
        }
        await using var again = _lab.Open();
        Assert.DoesNotContain(ids, again.TryClaim);
        Assert.True(again.TryClaim("discord:500"));
    }

    [Fact]
    public async Task TryClaim_IsForgottenAfterItsLifetime_AndNotBefore()
    {
        await using (var store = _lab.Open()) Assert.True(store.TryClaim("discord:1"));
        _lab.Time.Advance(BotStore.ClaimLifetime - TimeSpan.FromMinutes(1));
        await using (var store = _lab.Open()) Assert.False(store.TryClaim("discord:1"));
        _lab.Time.Advance(TimeSpan.FromMinutes(2));
        await using (var store = _lab.Open()) Assert.True(store.TryClaim("discord:1"));
    }

    [Fact]
    public async Task Attach_RestoresTheTurnAsItWas()
    {
        var said = StoreLab.Turn("永州機場");
        await RememberAsync(("discord:1:2", said));
        var memory = await RestoredAsync();
        var turn = memory.Last("discord:1:2");
        Assert.NotNull(turn);
        Assert.Equal((said.Text, said.Label, said.Language, said.Clause), (turn.Text, turn.Label, turn.Language, turn.Clause));
        Assert.Equal(said.Cited, turn.Cited);
        Assert.Equal(said.Quoted, turn.Quoted);
        Assert.Equal(said.Tasks, turn.Tasks);
        Assert.Equal(said.Areas, turn.Areas);
    }

    [Fact]
    public async Task Attach_RestoresTheLastTurnOfEachChat()
    {
        await RememberAsync(("a", StoreLab.Turn("一")), ("b", StoreLab.Turn("二") with { Clause = null }), ("a", StoreLab.Turn("三")));
        var memory = await RestoredAsync();
        Assert.Equal("三", memory.Last("a")?.Text);
        Assert.Equal("二", memory.Last("b")?.Text);
        Assert.Null(memory.Last("b")?.Clause);
    }

    [Fact]
    public async Task Attach_KeepsTheTimeAtWhichItWasSaid()
    {
        await RememberAsync(("a", StoreLab.Turn("一")));
        _lab.Time.Advance(ConversationMemory.Lifetime - TimeSpan.FromMinutes(1));
        var memory = await RestoredAsync();
        Assert.NotNull(memory.Last("a"));
        _lab.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.Null(memory.Last("a"));
        Assert.Null((await RestoredAsync()).Last("a"));
    }

    [Fact]
    public async Task WriteFailed_HearsOfAWriteThatNobodyWaitsFor_AndTheNextIsWritten()
    {
        await using var store = _lab.Open();
        var heard = new TaskCompletionSource<Exception>(TaskCreationOptions.RunContinuationsAsynchronously);
        store.WriteFailed = e => heard.TrySetResult(e);
        Remember(store, s_tooLong);
        await store.SaveAsync(_lab.Feedback("discord:1"));
        await heard.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.Single(store.Feedback());
    }

    [Fact]
    public async Task AWriteThatNobodyWaitsFor_IsMadeAfterAMomentAllTheSame()
    {
        await using var store = _lab.Open();
        var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        // One that cannot be made tells when it is tried.
        store.WriteFailed = _ => made.TrySetResult();
        Remember(store, s_tooLong);
        // The writer begins to gather in its own time.
        for (int i = 0; i < 10_000 && !made.Task.IsCompleted; i++)
        {
            _lab.Time.Advance(TimeSpan.FromMilliseconds(100));
            await Task.Yield();
        }
        await made.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task SaveAsync_AfterTheEnd_Fails()
    {
        var store = _lab.Open();
        await store.DisposeAsync();
        await store.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.SaveAsync(_lab.Feedback("discord:1")));
    }

    // A document of LiteDB holds 16 MB.
    private static readonly string s_tooLong = new('x', 17 << 20);

    private void Remember(BotStore store, string text)
    {
        var memory = new ConversationMemory(_lab.Time);
        store.Attach(memory);
        memory.Remember("a", StoreLab.Turn(text));
    }

    private async Task RememberAsync(params (string Chat, Turn Turn)[] turns)
    {
        await using var store = _lab.Open();
        var memory = new ConversationMemory(_lab.Time);
        store.Attach(memory);
        foreach (var (chat, turn) in turns) memory.Remember(chat, turn);
    }

    private async Task<ConversationMemory> RestoredAsync()
    {
        await using var store = _lab.Open();
        var memory = new ConversationMemory(_lab.Time);
        store.Attach(memory);
        return memory;
    }

    private string CopyOfFile()
    {
        string copy = _lab.File + ".copy";
        using var from = new FileStream(_lab.File, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var to = File.Create(copy);
        from.CopyTo(to);
        return copy;
    }
}
