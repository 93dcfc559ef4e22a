namespace PlanBot.WeCom.Api;

/// <summary>The words of the app's menu; those on top take at most 16 bytes of UTF-8, that is five characters.</summary>
internal static class MenuWording
{
    /// <summary>The button of all areas.</summary>
    public const string Areas = "领域";

    /// <summary>The button of help and what belongs to it.</summary>
    public const string Help = "帮助";

    /// <summary>What the bot can do.</summary>
    public const string WhatItCanDo = "我能问什么";

    /// <summary>Remarks to those who run the bot.</summary>
    public const string Feedback = "意见反馈";

    /// <summary>What document it is.</summary>
    public const string About = "关于本方案";

    /// <summary>The button of some areas, by their numerals.</summary>
    public static string AreasFromTo(string first, string last) => first == last ? $"领域{first}" : $"领域{first}至{last}";
}
