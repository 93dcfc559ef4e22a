namespace PlanBot.LocalWeCom;

/// <summary>The type of a feedback event, by WeCom's numbers (page "接收事件", path 101027).</summary>
public enum Thumb
{
    /// <summary>Accurate.</summary>
    Up = 1,

    /// <summary>Inaccurate.</summary>
    Down = 2,

    /// <summary>Taken back.</summary>
    TakenBack = 3,
}
