using System.Text;
using PlanBot.WeCom.LongConnection;

namespace PlanBot.WeCom.Tests.LongConnection;

public sealed class BadInputTests
{
    [Theory]
    [InlineData("nonsense", "Unreadable")]
    [InlineData("[]", "Unreadable")]
    [InlineData("""{"cmd":"aibot_msg_callback","headers":{"req_id":"r"},"body":[1]}""", "Unreadable")]
    [InlineData("""{"cmd":"aibot_msg_callback","headers":{"req_id":"r"}}""", "NoBody")]
    [InlineData("""{"cmd":"aibot_msg_callback","headers":{"req_id":"r"},"body":null}""", "NoBody")]
    [InlineData("""{"cmd":"aibot_msg_callback","body":{"msgid":"m"}}""", "NoRequestId")]
    [InlineData("""{"cmd":"aibot_msg_callback","headers":{"req_id":""},"body":{"msgid":"m"}}""", "NoRequestId")]
    [InlineData("""{"cmd":"aibot_new","headers":{"req_id":"r"},"body":{}}""", "UnknownCommand")]
    [InlineData("""{"headers":{"req_id":"r"}}""", "NoErrorCode")]
    [InlineData("""{"headers":{"req_id":"r"},"errcode":0}""", "UnexpectedAcknowledgement")]
    public async Task Run_OddFrames_AreLoggedOnceAndSurvived(string json, string oddity)
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        await peer.SendAsync(json);
        await peer.SendAsync(json);
        await peer.MessageAsync("after");
        Assert.Equal("after", (await lab.FrameAsync()).ReqId);
        string logged = Assert.Single(lab.Log, l => l.StartsWith("Warning", StringComparison.Ordinal));
        Assert.Contains(oddity, logged, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_BareControlCharacters_AreReadAsSpaces()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        await peer.SendAsync("{\"cmd\":\"aibot_msg_callback\",\r\n\t\"headers\":{\"req_id\":\"r\"},\"body\":{\"msgtype\":\"text\",\"text\":{\"content\":\"任务\u0001七\n\"}}}");
        Assert.Equal("任务 七 ", (await lab.FrameAsync()).Message.Text);
    }

    [Fact]
    public async Task Run_FrameInPieces_IsPutTogether()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        string text = string.Concat(Enumerable.Repeat("湘赣边", 200_000));
        byte[] frame = Encoding.UTF8.GetBytes($$$"""{"cmd":"aibot_msg_callback","headers":{"req_id":"r"},"body":{"text":{"content":"{{{text}}}"} }}""");
        foreach (byte[] piece in frame.Chunk(70_001)) await peer.SendRawAsync(piece, endOfMessage: false);
        await peer.SendRawAsync(Array.Empty<byte>());
        Assert.Equal(text, (await lab.FrameAsync()).Message.Text);
        await peer.MessageAsync("after");
        Assert.Equal("after", (await lab.FrameAsync()).ReqId);
    }

    [Fact]
    public async Task Run_GiantFrame_IsReadOver()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        byte[] piece = new byte[1024 * 1024];
        for (int i = 0; i <= 8; i++) await peer.SendRawAsync(piece, endOfMessage: false);
        await peer.SendRawAsync(piece);
        await peer.MessageAsync("after");
        Assert.Equal("after", (await lab.FrameAsync()).ReqId);
        Assert.Contains(lab.Log, l => l.Contains(nameof(ConnectionOddity.TooBig), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_HandlerThatFails_IsLoggedAndTheConnectionGoesOn()
    {
        await using var lab = new ConnectionLab();
        var handle = lab.Handle;
        lab.Handle = f => f.ReqId == "bad" ? throw new InvalidOperationException("oh") : handle(f);
        var peer = await lab.Start().ReadyPeerAsync();
        await peer.MessageAsync("bad");
        await peer.MessageAsync("good");
        Assert.Equal("good", (await lab.FrameAsync()).ReqId);
        Assert.Contains(lab.Log, l => l.StartsWith("Error", StringComparison.Ordinal) && l.Contains("oh", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_AcknowledgementsOfWhatIsNotYetSent_AreForNobody()
    {
        await using var lab = new ConnectionLab();
        var peer = await lab.Start().ReadyPeerAsync();
        await peer.AckAsync("r");
        await peer.MessageAsync("settled");
        await lab.FrameAsync();
        var sending = lab.SendAsync("r");
        await peer.ExpectAsync("aibot_respond_msg");
        Assert.False(sending.IsCompleted);
        await peer.AckAsync("r");
        await peer.AckAsync("r", 846605, "twice");
        Assert.True((await sending).IsOk);
    }
}
