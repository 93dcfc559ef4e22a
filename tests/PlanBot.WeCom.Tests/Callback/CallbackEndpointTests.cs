using System.Globalization;
using Microsoft.AspNetCore.Http;
using PlanBot.WeCom.Callback;

namespace PlanBot.WeCom.Tests.Callback;

public sealed class CallbackEndpointTests
{
    private static readonly (int, string) s_empty = (200, ""), s_refused = (403, "");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task UrlVerification_GivesBackThePlainText(bool isRobot)
    {
        var lab = new CallbackLab(isRobot);
        Assert.Equal((200, "1616140317555161061"), await lab.SendAsync(lab.Get("1616140317555161061")));
        Assert.Empty(lab.Handled);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task UrlVerification_NotSigned_IsRefused(bool isRobot)
    {
        var lab = new CallbackLab(isRobot);
        var request = lab.Get("1616140317555161061");
        request.Request.QueryString = new QueryString(request.Request.QueryString.Value!.Replace("nonce=3", "nonce=4", StringComparison.Ordinal));
        Assert.Equal(s_refused, await lab.SendAsync(request));
        Assert.Equal(s_refused, await lab.SendAsync(CallbackLab.Request("GET", "", [])));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Message_IsAnsweredInTheResponse_EncryptedAndSigned(bool isRobot)
    {
        var lab = new CallbackLab(isRobot);
        bool? isDelivered = null;
        lab.Handle = async (message, reply) => isDelivered = await reply.TryAnswerAsync("答：" + message);
        var request = lab.Post("郴州有哪些任务");
        var (status, body) = await lab.SendAsync(request);
        Assert.Equal((200, "答：郴州有哪些任务"), (status, lab.Opened(body)));
        Assert.StartsWith(isRobot ? "application/json" : "application/xml", request.Response.ContentType, StringComparison.Ordinal);
        await lab.Endpoint.DrainAsync().WaitAsync(CallbackLab.TestPatience);
        Assert.True(isDelivered);
    }

    [Fact]
    public async Task Message_OfTheApp_IsReadAndAnsweredAsXml()
    {
        var lab = new CallbackLab();
        AppMessage? seen = null;
        var endpoint = new CallbackEndpoint<AppMessage>(new AppDoor(), lab.Cipher, AppXml.ReadMessage,
            (message, reply) => reply.TryAnswerAsync(AppXml.WriteTextReply(seen = message, "好", lab.Time.GetUtcNow())), lab.Time, lab.Log);
        var vector = CallbackVector.All.Single(v => v.Name == "app text message, Chinese");
        var request = lab.Post(vector.Plaintext!);
        await endpoint.HandleAsync(request);
        Assert.Equal(("zhangsan", "“菜篮子”工程有哪些任务？"), (seen!.FromUserName, seen.Text));
        Assert.Equal(("zhangsan", "好"), (AppXml.ReadMessage(lab.Opened(CallbackLab.Body(request)))!.ToUserName, AppXml.ReadMessage(lab.Opened(CallbackLab.Body(request)))!.Text));
    }

    [Fact]
    public async Task Message_WithoutAnAnswer_GetsAnEmptyResponseAtOnce()
    {
        var lab = new CallbackLab { Handle = (_, _) => Task.CompletedTask };
        Assert.Equal(s_empty, await lab.SendAsync(lab.Post("x")));
    }

    [Fact]
    public async Task Message_WhoseHandlerClosesTheReply_GetsAnEmptyResponseWhileTheHandlerGoesOn()
    {
        var goOn = new TaskCompletionSource();
        var lab = new CallbackLab
        {
            Handle = (_, reply) =>
            {
                reply.Close();
                return goOn.Task;
            },
        };
        Assert.Equal(s_empty, await lab.SendAsync(lab.Post("x")));
        var draining = lab.Endpoint.DrainAsync();
        Assert.False(draining.IsCompleted);
        goOn.SetResult();
        await draining.WaitAsync(CallbackLab.TestPatience);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Message_WhoseHandlerFails_GetsAnEmptyResponse_AndTheFaultIsLogged(bool late)
    {
        var lab = new CallbackLab
        {
            Handle = async (_, _) =>
            {
                if (late) await Task.Yield();
                throw new InvalidOperationException("broken");
            },
        };
        Assert.Equal(s_empty, await lab.SendAsync(lab.Post("a secret question")));
        Assert.Contains("broken", Assert.Single(lab.Log.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain(lab.Log.Lines, l => l.Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Message_WithASlowAnswer_GetsAnEmptyResponseAfter4Seconds_AndTheAnswerIsTheHandlersToDeliver(bool blocks)
    {
        var begun = new TaskCompletionSource();
        var delivered = new TaskCompletionSource<bool>();
        using var held = new ManualResetEventSlim();
        var ready = new TaskCompletionSource();
        var lab = new CallbackLab
        {
            Handle = async (_, reply) =>
            {
                begun.SetResult();
                if (blocks) Assert.True(held.Wait(CallbackLab.TestPatience));
                else await ready.Task;
                delivered.SetResult(await reply.TryAnswerAsync("too late"));
            },
        };
        var request = lab.Post("x");
        var sending = lab.SendAsync(request);
        await begun.Task.WaitAsync(CallbackLab.TestPatience);
        lab.Time.Advance(CallbackEndpoint<string>.Patience - TimeSpan.FromMilliseconds(1));
        Assert.False(sending.IsCompleted);
        lab.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(s_empty, await sending);
        held.Set();
        ready.SetResult();
        Assert.False(await delivered.Task.WaitAsync(CallbackLab.TestPatience));
        await lab.Endpoint.DrainAsync().WaitAsync(CallbackLab.TestPatience);
        Assert.Equal("", CallbackLab.Body(request));
    }

    [Fact]
    public async Task Message_WhoseSenderIsGone_IsTheHandlersToDeliver()
    {
        var delivered = new TaskCompletionSource<bool>();
        var lab = new CallbackLab { Handle = async (_, reply) => delivered.SetResult(await reply.TryAnswerAsync("x")) };
        using var gone = new CancellationTokenSource();
        var request = lab.Post("x");
        request.Response.Body = new BrokenStream(gone.Cancel);
        request.RequestAborted = gone.Token;
        await lab.Endpoint.HandleAsync(request).WaitAsync(CallbackLab.TestPatience);
        Assert.False(await delivered.Task.WaitAsync(CallbackLab.TestPatience));
        await lab.Endpoint.DrainAsync().WaitAsync(CallbackLab.TestPatience);
        Assert.Empty(lab.Log.Errors);
    }

    [Theory]
    [InlineData(-301, 403)]
    [InlineData(-300, 200)]
    [InlineData(300, 200)]
    [InlineData(301, 403)]
    public async Task Message_SignedMoreThan5MinutesAway_IsRefused(int seconds, int expected)
    {
        var lab = new CallbackLab();
        string timestamp = (lab.Time.GetUtcNow().ToUnixTimeSeconds() + seconds).ToString(CultureInfo.InvariantCulture);
        Assert.Equal(expected, (await lab.SendAsync(lab.Post("x", timestamp))).Status);
        Assert.Equal(expected == 200 ? 1 : 0, lab.Handled.Count);
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("-1700000000")]
    [InlineData(" 1700000000")]
    [InlineData("1700000000.0")]
    [InlineData("99999999999999999999")]
    [InlineData("9223372036854775807")]
    [InlineData("")]
    public async Task Message_WithATimeThatIsNone_IsRefusedThoughSigned(string timestamp)
    {
        var lab = new CallbackLab();
        Assert.Equal(s_refused, await lab.SendAsync(lab.Post("x", timestamp)));
        Assert.Empty(lab.Handled);
    }

    [Theory]
    [InlineData("msg_signature")]
    [InlineData("timestamp")]
    [InlineData("nonce")]
    public async Task Message_WithAParameterMissingOrTwice_IsRefused(string name)
    {
        var lab = new CallbackLab();
        foreach (bool twice in new[] { false, true })
        {
            var request = lab.Post("x");
            string query = request.Request.QueryString.Value!;
            request.Request.QueryString = new QueryString(twice ? $"{query}&{name}=1" : query.Replace(name, "other", StringComparison.Ordinal));
            Assert.Equal(s_refused, await lab.SendAsync(request));
        }
        Assert.Empty(lab.Handled);
    }

    [Fact]
    public async Task Message_ForAnotherReceiver_IsRefused()
    {
        var lab = new CallbackLab();
        string encrypted = new CallbackCipher(CallbackLab.Token, "cGxhbmJvdC10ZXN0LXZlY3Rvci1rZXktMDEyMzQ1Njc", "wxsomeoneelse").Encrypt("x");
        Assert.Equal(s_refused, await lab.SendAsync(CallbackLab.Request("POST", lab.Query(lab.Now, encrypted), lab.Envelope(encrypted))));
        Assert.Contains(lab.Log.Lines, l => l.Contains("WeCom:App:CorpId", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Message_ThatCannotBeRead_IsNotRepeated()
    {
        var lab = new CallbackLab { Read = _ => null };
        Assert.Equal(s_empty, await lab.SendAsync(lab.Post("x")));
        lab.Read = _ => throw new System.Text.Json.JsonException();
        Assert.Equal(s_empty, await lab.SendAsync(lab.Post("x")));
        Assert.Empty(lab.Handled);
        Assert.Contains("Unreadable", Assert.Single(lab.Log.Lines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Body_OfMoreThan64KiB_IsRefusedWith413_WhetherItTellsItsLengthOrNot(bool tellsItsLength)
    {
        var lab = new CallbackLab(isRobot: true);
        foreach (int surplus in new[] { 0, 1 })
        {
            string encrypted = lab.Cipher.Encrypt("x");
            byte[] body = [.. lab.Envelope(encrypted), .. Enumerable.Repeat((byte)' ', CallbackEndpoint<string>.LongestBody - lab.Envelope(encrypted).Length + surplus)];
            var request = CallbackLab.Request("POST", lab.Query(lab.Now, encrypted), body);
            if (!tellsItsLength) request.Request.ContentLength = null;
            Assert.Equal(surplus == 0 ? 200 : 413, (await lab.SendAsync(request)).Status);
        }
    }

    [Fact]
    public async Task Body_ThatDoesNotCome_IsWaitedForTwoSeconds()
    {
        var lab = new CallbackLab();
        var request = lab.Post("x");
        var silent = new SilentStream();
        request.Request.Body = silent;
        var sending = lab.SendAsync(request);
        await silent.IsAwaited.WaitAsync(CallbackLab.TestPatience);
        lab.Time.Advance(CallbackEndpoint<string>.BodyPatience);
        Assert.Equal((408, ""), await sending);
    }

    [Fact]
    public async Task Body_ThatBreaksOff_IsNoFault()
    {
        var lab = new CallbackLab();
        var request = lab.Post("x");
        request.Request.Body = new BrokenStream();
        Assert.Equal((400, ""), await lab.SendAsync(request));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("HEAD")]
    [InlineData("")]
    public async Task AnotherMethod_IsRefused(string method)
    {
        var lab = new CallbackLab();
        var request = lab.Post("x");
        request.Request.Method = method;
        Assert.Equal((405, ""), await lab.SendAsync(request));
    }

    [Fact]
    public async Task Refusals_AreLoggedOnceAMinute_WithTheirNumberAndTheMend()
    {
        var lab = new CallbackLab();
        async Task ForgeAsync(int times)
        {
            for (int i = 0; i < times; i++) await lab.SendAsync(CallbackLab.Request("POST", "?msg_signature=forged-signature&timestamp=1700000000&nonce=n", lab.Envelope("forged")));
        }
        await ForgeAsync(5);
        lab.Time.Advance(TimeSpan.FromSeconds(59));
        await ForgeAsync(1);
        Assert.Contains("WeCom:App:Token", Assert.Single(lab.Log.Lines), StringComparison.Ordinal);
        lab.Time.Advance(TimeSpan.FromSeconds(1));
        await ForgeAsync(1);
        Assert.Equal(2, lab.Log.Lines.Count);
        Assert.Contains("5 more", lab.Log.Lines[1], StringComparison.Ordinal);
        Assert.DoesNotContain(lab.Log.Lines, l => l.Contains("forged", StringComparison.Ordinal) || l.Contains(CallbackLab.Token + " ", StringComparison.Ordinal));
    }

    /// <summary>A connection that is gone when it is used.</summary>
    private sealed class BrokenStream(Action? onUse = null) : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("gone");

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            onUse?.Invoke();
            return ValueTask.CompletedTask;
        }
    }

    /// <summary>A connection on which nothing comes.</summary>
    private sealed class SilentStream : MemoryStream
    {
        private readonly TaskCompletionSource _awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task IsAwaited => _awaited.Task;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _awaited.TrySetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
            return 0;
        }
    }
}
