using System.Text;
using System.Text.Json;
using CsCheck;
using PlanBot.Discord.Gateway;

namespace PlanBot.Discord.Tests.Gateway;

public sealed class GatewayPayloadTests
{
    private static readonly EventNames s_names = new(["MESSAGE_CREATE"]);

    [Fact]
    public void Parse_FieldsInAnyOrder_GivesTheSame()
    {
        string[] fields = ["\"op\":0", "\"s\":42", "\"t\":\"MESSAGE_CREATE\"", "\"d\":{\"id\":\"1\",\"op\":9}", "\"x\":{\"t\":\"READY\"}"];
        Gen.Shuffle(fields).Sample(shuffled =>
        {
            var payload = Parse($"{{{string.Join(',', shuffled)}}}");
            Assert.Equal(GatewayOpcode.Dispatch, payload.Opcode);
            Assert.Equal(42, payload.Sequence);
            Assert.Equal("MESSAGE_CREATE", payload.Name!.Text);
            Assert.True(payload.Name.Handled);
            Assert.Equal("1", payload.Data.GetProperty("id").GetString());
        });
    }

    [Fact]
    public void Parse_EventOfNoInterest_GivesItsNumberAlone()
    {
        var payload = Parse("""{"t":"GUILD_CREATE","s":7,"op":0,"d":{"id":"1"}}""");
        Assert.Equal(7, payload.Sequence);
        Assert.True(payload.HasName);
        Assert.Null(payload.Name);
        Assert.Equal(JsonValueKind.Undefined, payload.Data.ValueKind);
    }

    [Theory]
    [InlineData("READY")]
    [InlineData("RESUMED")]
    public void Parse_WhatTheConnectionItselfNeeds_IsReadThoughNotHandled(string name) =>
        Assert.False(Parse($$$"""{"t":"{{{name}}}","s":7,"op":0,"d":{}}""").Name!.Handled);

    [Theory]
    [InlineData("""{"d":true,"op":9}""", JsonValueKind.True)]
    [InlineData("""{"op":9,"d":false}""", JsonValueKind.False)]
    [InlineData("""{"d":null,"op":9}""", JsonValueKind.Null)]
    [InlineData("""{"op":9}""", JsonValueKind.Undefined)]
    [InlineData("""{"d":12,"op":9}""", JsonValueKind.Number)]
    public void Parse_DataOfOtherOpcodes_IsRead(string json, JsonValueKind expected)
    {
        var payload = Parse(json);
        Assert.Equal(GatewayOpcode.InvalidSession, payload.Opcode);
        Assert.Equal(expected, payload.Data.ValueKind);
    }

    [Fact]
    public void Parse_Data_OutlivesTheBuffer()
    {
        byte[] buffer = """{"t":"MESSAGE_CREATE","s":7,"op":0,"d":{"content":"高铁"}}"""u8.ToArray();
        var payload = GatewayPayload.Parse(buffer, s_names);
        Array.Clear(buffer);
        Assert.Equal("高铁", payload.Data.GetProperty("content").GetString());
    }

    [Fact]
    public void Parse_AnyBytes_IsAPayloadOrNoJson() => Gen.String[Gen.Char["{}[]\":,optsd0123 \\u"], 0, 40].Sample(text =>
    {
        try
        {
            Parse(text);
        }
        catch (JsonException)
        {
        }
    });

    [Fact]
    public void Settings_AsText_HideTheToken() =>
        Assert.DoesNotContain("secret", new GatewaySettings { Token = "secret", Intents = GatewayIntents.None, Events = [] }.ToString(), StringComparison.Ordinal);

    [Fact]
    public void Identify_WithTheLongestPresence_StaysBelowWhatDiscordAccepts()
    {
        var settings = new GatewaySettings { Token = new string('t', 100), Intents = GatewayIntents.MessageContent, Events = [], Presence = new string('湘', 128) };
        Assert.InRange(GatewayJson.Identify(settings, 15, 16).Length, 1, 4096);
    }

    private static GatewayPayload Parse(string json) => GatewayPayload.Parse(Encoding.UTF8.GetBytes(json), s_names);
}
