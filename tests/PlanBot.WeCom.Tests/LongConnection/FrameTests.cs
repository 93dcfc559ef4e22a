using System.Text;
using System.Text.Json;
using PlanBot.WeCom.LongConnection;

namespace PlanBot.WeCom.Tests.LongConnection;

public sealed class FrameTests
{
    [Theory]
    [InlineData("""{"cmd":"aibot_msg_callback","headers":{"req_id":"r"},"body":{"msgid":"m","msgtype":"text","text":{"content":"问"}}}""")]
    [InlineData("""{"body":{"msgid":"m","msgtype":"text","text":{"content":"问"}},"extra":[{"a":{}}],"headers":{"trace":{"x":[1]},"req_id":"r"},"cmd":"aibot_msg_callback"}""")]
    public void Parse_Message_InAnyOrderOfFields_IsRead(string json)
    {
        var frame = Parse(json);
        Assert.Equal((FrameKind.Message, "r"), (frame.Kind, frame.ReqId));
        Assert.Equal("m", frame.Body!.MsgId);
        Assert.Equal("问", frame.Body.Text);
    }

    [Fact]
    public void Parse_Acknowledgement_LeavesItsBodyAlone()
    {
        var frame = Parse("""{"headers":{"req_id":"r"},"errcode":846608,"errmsg":"expired","body":{"msgid":[1]}}""");
        Assert.Equal(new Frame(FrameKind.Acknowledgement, "r", 846608, "expired", null), frame);
    }

    [Theory]
    [InlineData("""{"cmd":null,"headers":{"req_id":"r"},"errcode":0}""", FrameKind.Acknowledgement, "r", 0)]
    [InlineData("""{"cmd":"","headers":{"req_id":"r"},"errcode":0}""", FrameKind.Acknowledgement, "r", 0)]
    [InlineData("""{"cmd":"aibot_new","headers":{"req_id":"r"}}""", FrameKind.Unknown, "r", null)]
    [InlineData("""{"cmd":[1],"headers":{"req_id":"r"}}""", FrameKind.Unknown, "r", null)]
    [InlineData("""{"cmd":"aibot_event_callback","headers":{"req_id":7}}""", FrameKind.Event, null, null)]
    [InlineData("""{"cmd":"aibot_event_callback","headers":[],"body":null}""", FrameKind.Event, null, null)]
    [InlineData("""{"headers":null,"errcode":"0","errmsg":{"a":1}}""", FrameKind.Acknowledgement, null, null)]
    [InlineData("""{"errcode":99999999999}""", FrameKind.Acknowledgement, null, null)]
    [InlineData("{}", FrameKind.Acknowledgement, null, null)]
    internal void Parse_OddFrames_AreReadAsFarAsTheyGo(string json, FrameKind kind, string? reqId, int? code)
    {
        var frame = Parse(json);
        Assert.Equal((kind, reqId, code), (frame.Kind, frame.ReqId, frame.ErrorCode));
        Assert.Null(frame.Body);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("""{"cmd":"aibot_msg_callback" """)]
    [InlineData("""{"cmd":"aibot_msg_callback","body":[1]}""")]
    [InlineData("""{"cmd":"aibot_msg_callback","body":{"from":"u"}}""")]
    public void Parse_WhatIsNoFrame_Throws(string json) => Assert.ThrowsAny<JsonException>(() => Parse(json));

    private static Frame Parse(string json) => Frame.Parse(Encoding.UTF8.GetBytes(json));
}
