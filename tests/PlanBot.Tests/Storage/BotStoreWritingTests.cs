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
        Assert.Equal(["discord:new"], file.GetCollection("turns").FindAll().SelectMany(d => d["turns"].AsArray).Select(t => t["_id"].AsString));
        Assert.Equal(0, file.GetCollection("claims").Count());
        Assert.Equal(2, file.GetCollection("feedback").Count());
    }

    [Fact]
    public async Task Open_AFileOfVersion1_TakesOverWhatWasClaimedAndSaid()
    {
        await using (var store = _lab.Open())
        {
            await store.SaveAsync(_lab.Feedback("discord:1"));
        }
        using (var file = new LiteDatabase(new ConnectionString { Filename = _lab.File, Collation = Collation.Binary }))
        {
            var at = _lab.Time.GetUtcNow();
            file.GetCollection("answered").Insert(new BsonDocument { ["_id"] = "discord:7", ["at"] = at.UtcDateTime });
            file.GetCollection("conversations").Insert(TurnDocument.From("chat", StoreLab.Turn("机场"), at));
            var schema = file.GetCollection("schema").FindById(1);
            schema["version"] = 1;
            file.GetCollection("schema").Update(schema);
        }
        for (int opened = 0; opened < 2; opened++)
        {
            await using var again = _lab.Open();
            var memory = new ConversationMemory(_lab.Time);
            again.Attach(memory);
            Assert.Equal("机场", memory.Last("chat")?.Text);
            Assert.False(again.TryClaim("discord:7"));
            Assert.Single(again.Feedback());
        }
    }
}
