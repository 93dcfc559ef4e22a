namespace PlanBot.WeCom.Tests.Channels;

/// <summary>The ways into the bot.</summary>
public enum ChannelMode
{
    LongConnection,
    RobotCallback,
    App,
}
