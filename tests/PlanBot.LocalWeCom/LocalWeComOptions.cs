namespace PlanBot.LocalWeCom;

/// <summary>
/// How a local WeCom behaves. Times and limits are WeCom's own where its documentation states one. Keys and secrets open
/// nothing but this server.
/// </summary>
public sealed record LocalWeComOptions
{
    /// <summary>TCP port on the loopback address; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Clock of all deadlines, windows and ids.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The intelligent robot's id.</summary>
    public string BotId { get; init; } = "local-robot";

    /// <summary>The robot's secret, for the long connection.</summary>
    public string BotSecret { get; init; } = "local-robot-secret";

    /// <summary>The robot's name: members of a group write @ before it.</summary>
    public string BotName { get; init; } = "方案 助手";

    /// <summary>Token of the robot's callback.</summary>
    public string BotToken { get; init; } = "localRobotToken";

    /// <summary>Key of the robot's callback, 43 characters.</summary>
    public string BotEncodingAesKey { get; init; } = "localrobotlocalrobotlocalrobotlocalrobot000";

    /// <summary>The enterprise.</summary>
    public string CorpId { get; init; } = "wwlocal000000000000";

    /// <summary>The self-built app's agent id.</summary>
    public int AgentId { get; init; } = 1000002;

    /// <summary>The app's secret, for access tokens.</summary>
    public string AppSecret { get; init; } = "local-app-secret";

    /// <summary>Token of the app's callback.</summary>
    public string AppToken { get; init; } = "localAppToken";

    /// <summary>Key of the app's callback, 43 characters.</summary>
    public string AppEncodingAesKey { get; init; } = "localapplocalapplocalapplocalapplocalapp000";

    /// <summary>Where the robot's callbacks go; null sends them over the long connection.</summary>
    public Uri? RobotCallback { get; init; }

    /// <summary>Where the app's callbacks go; null when there is no app.</summary>
    public Uri? AppCallback { get; init; }

    /// <summary>A connection without a ping for so long is cut; clients are told to ping every 30 s.</summary>
    public TimeSpan PingWithin { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>How long a welcome, the update of a tapped card or the answer to a callback may take.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a callback is repeated that was not answered in time.</summary>
    public int CallbackRetries { get; init; } = 3;

    /// <summary>How long a stream can be changed after its first frame.</summary>
    public TimeSpan StreamLife { get; init; } = TimeSpan.FromMinutes(6);

    /// <summary>In callback mode: how long WeCom waits between two questions for the rest of a stream.</summary>
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a <c>response_url</c> lives; it works once.</summary>
    public TimeSpan ResponseUrlLife { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a <c>response_code</c> of the app's cards lives; it works once.</summary>
    public TimeSpan ResponseCodeLife { get; init; } = TimeSpan.FromHours(72);

    /// <summary>Whether a callback can be answered over a later connection than the one that brought it.</summary>
    public bool RequestsOutliveConnections { get; init; } = true;

    /// <summary>Frames that a chat takes in a minute, streams' frames included; 0 for no limit, as in load runs.</summary>
    public int ChatLimitPerMinute { get; init; } = 30;

    /// <summary>Frames that a chat takes in an hour; 0 for no limit.</summary>
    public int ChatLimitPerHour { get; init; } = 1000;

    /// <summary>What <c>gettoken</c> says; tokens end after it.</summary>
    public TimeSpan TokenLife { get; init; } = TimeSpan.FromSeconds(7200);
}
