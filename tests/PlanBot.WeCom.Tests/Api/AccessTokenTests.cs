using PlanBot.WeCom.Api;

namespace PlanBot.WeCom.Tests.Api;

public sealed class AccessTokenTests
{
    private readonly PauseTime _time = new();
    private int _fetches;

    [Fact]
    public async Task Get_HundredCallersAtOnce_OneFetch()
    {
        var given = new TaskCompletionSource<TokenAnswer>();
        var token = new AccessToken(() => Fetch(given.Task), _time);
        using var start = new Barrier(4);
        var callers = Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            start.SignalAndWait();
            return Task.WhenAll(Enumerable.Range(0, 25).Select(_ => token.GetAsync(default).AsTask()));
        })).ToList();
        given.SetResult(new TokenAnswer("one", 7200));
        string[][] got = await Task.WhenAll(callers);
        Assert.All(got.SelectMany(g => g), value => Assert.Equal("one", value));
        Assert.Equal(1, _fetches);
    }

    [Theory]
    [InlineData(7200, 6899, 1)]
    [InlineData(7200, 6900, 2)]
    [InlineData(200, 99, 1)]
    [InlineData(200, 100, 2)]
    public async Task Get_SomeTimeBeforeItEnds_IsFetchedAnew(int life, int age, int fetches)
    {
        var token = Token(_ => new TokenAnswer($"token-{_fetches}", life));
        await token.GetAsync(default);
        _time.Advance(TimeSpan.FromSeconds(age));
        Assert.Equal($"token-{fetches}", await token.GetAsync(default));
        Assert.Equal(fetches, _fetches);
    }

    [Fact]
    public async Task Get_TokenThatIsGivenAgainWithWhatIsLeft_DoesNotFetchAtEveryCall()
    {
        var token = Token(passed => new TokenAnswer("same", (int)(7200 - passed.TotalSeconds)));
        for (int second = 0; second < 7190; second++)
        {
            await token.GetAsync(default);
            _time.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.InRange(_fetches, 2, 10);
    }

    [Fact]
    public async Task Get_FetchFailed_FailsForThoseWhoWaitAndTheNextBeginsAnother()
    {
        var token = new AccessToken(() => ++_fetches == 1 ? Task.FromException<TokenAnswer>(new HttpRequestException("down")) : Task.FromResult(new TokenAnswer("two", 7200)), _time);
        await Assert.ThrowsAsync<HttpRequestException>(async () => await token.GetAsync(default));
        Assert.Equal("two", await token.GetAsync(default));
    }

    [Fact]
    public async Task Get_CallerGivesUp_TheOthersGetTheToken()
    {
        var given = new TaskCompletionSource<TokenAnswer>();
        var token = new AccessToken(() => Fetch(given.Task), _time);
        using var giveUp = new CancellationTokenSource();
        var first = token.GetAsync(giveUp.Token).AsTask();
        var second = token.GetAsync(default).AsTask();
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        given.SetResult(new TokenAnswer("one", 7200));
        Assert.Equal("one", await second);
        Assert.Equal(1, _fetches);
    }

    [Fact]
    public async Task Forget_TokenThatIsNoLongerTheCurrent_KeepsTheCurrent()
    {
        var token = Token(_ => new TokenAnswer($"token-{_fetches}", 7200));
        string old = await token.GetAsync(default);
        token.Forget(old);
        Assert.Equal("token-2", await token.GetAsync(default));
        token.Forget(old);
        Assert.Equal("token-2", await token.GetAsync(default));
        Assert.Equal(2, _fetches);
    }

    private Task<TokenAnswer> Fetch(Task<TokenAnswer> given)
    {
        Interlocked.Increment(ref _fetches);
        return given;
    }

    private AccessToken Token(Func<TimeSpan, TokenAnswer> answer) => new(() =>
    {
        _fetches++;
        return Task.FromResult(answer(_time.GetUtcNow() - _time.Start));
    }, _time);
}
