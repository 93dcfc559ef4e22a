using PlanBot.WeCom.Callback;

namespace PlanBot.WeCom.Tests.Callback;

public sealed class PassiveReplyTests
{
    [Fact]
    public async Task TryAnswer_IsTrueOnlyOnceItHasBeenWritten()
    {
        var reply = new PassiveReply();
        var answering = reply.TryAnswerAsync("x");
        Assert.Equal(("x", false, false), (await reply.Answer, answering.IsCompleted, reply.IsOpen));
        reply.Written(true);
        Assert.True(await answering);
    }

    [Fact]
    public async Task TryAnswer_NotWritten_IsFalse()
    {
        var reply = new PassiveReply();
        var answering = reply.TryAnswerAsync("x");
        reply.Written(false);
        Assert.False(await answering);
    }

    [Fact]
    public async Task TryAnswer_Twice_TheSecondIsTheCallersToDeliver()
    {
        var reply = new PassiveReply();
        _ = reply.TryAnswerAsync("first");
        Assert.False(await reply.TryAnswerAsync("second"));
        Assert.Equal("first", await reply.Answer);
    }

    [Fact]
    public async Task TryAnswer_AgainstTheClock_OneOfThemWins()
    {
        for (int i = 0; i < 3000; i++)
        {
            var reply = new PassiveReply();
            using var start = new Barrier(2);
            var answering = Task.Run(() =>
            {
                start.SignalAndWait();
                return reply.TryAnswerAsync("x");
            });
            var closing = Task.Run(() =>
            {
                start.SignalAndWait();
                reply.Close();
            });
            string? answer = await reply.Answer;
            if (answer is not null) reply.Written(true);
            Assert.Equal(answer is not null, await answering.WaitAsync(CallbackLab.TestPatience));
            await closing;
        }
    }
}
