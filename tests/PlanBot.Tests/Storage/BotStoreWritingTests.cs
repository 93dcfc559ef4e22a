using LiteDB;
using PlanBot.Conversations;
using PlanBot.Storage;

namespace PlanBot.Tests.Storage;

/// <summary>How the store's writer treats ids, batches and what is too old.</summary>
public sealed class BotStoreWritingTests : IDisposable
{
    private readonly StoreLab _lab = new();

    public void Dispose() => _lab.Dispose();

    [Fact]
    public async Task Ids_ThatDifferInCaseOnly_AreDifferent_AlsoAfterAReopen()
    {
        await using (var store = _lab.Open())
        {
            var memory = new ConversationMemory(_lab.Time);
            store.Attach(memory);
            memory.Remember("http:Abc", StoreLab.Turn("upper"));
            memory.Remember("http:abc", StoreLab.Turn("lower"));
            Assert.True(store.TryClaim("discord:A"));
            Assert.True(store.TryClaim("discord:a"));
            await store.SaveAsync(_lab.Feedback("discord:A", "one"));
            await store.SaveAsync(_lab.Feedback("discord:a", "two"));
        }
        await using var again = _lab.Open();
        var restored = new ConversationMemory(_lab.Time);
        again.Attach(restored);
        Assert.Equal(("upper", "lower"), (restored.Last("http:Abc")?.Text, restored.Last("http:abc")?.Text));
        Assert.False(again.TryClaim("discord:A"));
        Assert.False(again.TryClaim("discord:a"));
        Assert.Equal(["one", "two"], again.Feedback().Select(f => f.Comment).Order());
    }

    [Fact]
    public async Task AWriteThatCannotBeMade_TakesNoneOfItsBatchWithIt()
    {
        // LiteDB takes no id of more than 1,023 bytes.
        string tooLong = new('x', 2_000);
        await using var store = _lab.Open();
        var saved = Enumerable.Range(0, 200).Select(i => store.SaveAsync(_lab.Feedback(i == 100 ? tooLong : $"discord:{i}"))).ToList();
        await Assert.ThrowsAsync<LiteException>(() => saved[100]);
        foreach (var other in saved.Where((_, i) => i != 100)) await other;
        Assert.Equal(199, store.Feedback().Count);
    }

    [Fact]
    public async Task WhatIsTooOld_LeavesTheFileWhileTheStoreIsOpen()
    {
        await using (var store = _lab.Open())
        {
            var memory = new ConversationMemory(_lab.Time);
            store.Attach(memory);
            memory.Remember("discord:old", StoreLab.Turn("old"));
            Assert.True(store.TryClaim("discord:old"));
            await store.SaveAsync(_lab.Feedback("discord:1"));
            _lab.Time.Advance(BotStore.ClaimLifetime + TimeSpan.FromSeconds(1));
            memory.Remember("discord:new", StoreLab.Turn("new"));
            await store.SaveAsync(_lab.Feedback("discord:2"));
        }
        using var file = new LiteDatabase(new ConnectionString { Filename = _lab.File, Collation = Collation.Binary });
        Assert.Equal(["discord:new"], file.GetCollection("conversations").FindAll().Select(d => d["_id"].AsString));
        Assert.Equal(0, file.GetCollection("answered").Count());
        Assert.Equal(2, file.GetCollection("feedback").Count());
    }
}
