using PlanBot.Conversations;

namespace PlanBot.Tests.Conversations;

public sealed class RecentTests
{
    [Fact]
    public void BeyondTheCapacity_TheOldestIsForgotten()
    {
        var recent = new Recent<string>(3);
        foreach (string id in new[] { "a", "b", "c", "d" }) recent.FindOrAdd(id, id.ToUpperInvariant());
        Assert.Equal([null, "B", "C", "D"], new[] { "a", "b", "c", "d" }.Select(recent.Find));
    }

    [Fact]
    public void FindOrAdd_KeepsTheFirst()
    {
        var recent = new Recent<string>(3);
        Assert.Equal("first", recent.FindOrAdd("a", "first"));
        Assert.Equal("first", recent.FindOrAdd("a", "second"));
        Assert.Equal("first", recent.Find("a"));
    }
}
