namespace PlanBot.WeCom.Rendering;

/// <summary>How long messages may be, in bytes of UTF-8.</summary>
internal static class ByteLimits
{
    /// <summary>A stream's content, and markdown of the robot. Source: developer.work.weixin.qq.com/document/path/101031 and 101138.</summary>
    public const int Stream = 20_480;

    /// <summary>Text and markdown of the self-built app. Source: developer.work.weixin.qq.com/document/path/90236.</summary>
    public const int App = 2_048;
}
