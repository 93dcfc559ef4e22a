using PlanBot.Answers;

namespace PlanBot.Tests.Answers;

/// <summary>Which tasks are given for a place, by how people name it.</summary>
[Collection(LoadedKnowledge.Name)]
public sealed class PlaceAnswerTests(KnowledgeFixture fixture)
{
    [Theory]
    [InlineData("岳阳楼所在的那个市分到什么任务", "岳阳有哪些任务")]
    [InlineData("韶山所在的市有哪些任务", "湘潭有哪些任务")]
    public void Ask_TheCityOfALandmark_GivesTheTasksOfTheCity(string landmark, string city) => Assert.Equal(Tasks(city), Tasks(landmark));

    [Fact]
    public void Ask_TheLandmarkItself_DoesNotGiveThoseOfItsCity()
    {
        var reply = Ask("韶山有哪些任务");
        Assert.Equal([], reply.Tasks!);
        Assert.Equal(Refusal.NotInPlan, reply.Refusal?.Kind);
    }

    [Theory]
    [InlineData("不在湖南的韶关有哪些任务")]
    [InlineData("不在湖南的有韶关，它在哪些任务里")]
    public void Ask_APlaceThatIsNotInAnother_GivesNoneOfTheOther(string question) => Assert.Equal([14], Tasks(question));

    [Theory]
    [InlineData("湖南长沙有哪些任务", "长沙有哪些任务")]
    [InlineData("邵阳市的雪峰山在哪条任务", "雪峰山在哪条任务")]
    [InlineData("Shaoguan in northern Guangdong appears in which tasks?", "Which tasks mention Shaoguan?")]
    public void Ask_AWiderNameBesideANarrower_OnlyLocatesIt(string both, string narrow) => Assert.Equal(Tasks(narrow), Tasks(both));

    [Fact]
    public void Ask_TwoPlacesOfWhichNoneLocatesTheOther_GivesTheTasksOfBoth() =>
        Assert.Equal([.. Tasks("岳阳有哪些任务").Union(Tasks("娄底有哪些任务")).Order()], Tasks("岳阳和娄底有哪些任务"));

    [Theory]
    [InlineData("岳阳写全名的任务有哪些", new[] { 8 })]
    [InlineData("益阳写全名的有哪几条", new int[0])]
    public void Ask_WhereTheFullNameStands_ShortNamesDoNotCount(string question, int[] tasks) => Assert.Equal(tasks, Tasks(question));

    [Fact]
    public void Ask_WhereTheFullNameDoesNotStand_ShortNamesCount() => Assert.Equal([1], Tasks("益阳没写全名，那哪条里有它的简称"));

    private Reply Ask(string question) => fixture.Assistant().Ask(new Question(question));

    private int[] Tasks(string question)
    {
        var reply = Ask(question);
        Assert.Equal("place", reply.Intent);
        return [.. reply.Tasks!.Select(t => t.Number)];
    }
}
