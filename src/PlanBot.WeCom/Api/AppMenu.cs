using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using PlanBot.Plans;

namespace PlanBot.WeCom.Api;

/// <summary>The app's menu: the areas of the plan on one or two buttons, and help, feedback and what the plan is on another.</summary>
/// <remarks>Source: document/path/90231, creating a menu: at most 3 buttons with 5 below each.</remarks>
internal static partial class AppMenu
{
    /// <summary>The key of the button that tells what the bot can do.</summary>
    public const string Help = "help";

    /// <summary>The key of the button that asks for remarks.</summary>
    public const string Feedback = "feedback";

    /// <summary>The key of the button that tells what document it is.</summary>
    public const string About = "about";

    /// <summary>The longest name of a button on top, in bytes of UTF-8.</summary>
    public const int MaxTopBytes = 16;

    /// <summary>The longest name of a button below another, in bytes of UTF-8.</summary>
    public const int MaxSubBytes = 40;

    private const int MaxSubButtons = 5;

    /// <summary>Builds the menu. A click on an area carries the area's id.</summary>
    /// <param name="areas">The areas in their order; those after the tenth find no room.</param>
    public static Menu Build(IReadOnlyList<MenuArea> areas)
    {
        int shown = Math.Min(areas.Count, 2 * MaxSubButtons);
        // Two buttons of about as many areas, so that both open to the same height.
        int first = shown <= MaxSubButtons ? shown : (shown + 1) / 2;
        var buttons = new List<MenuButton>(3);
        if (shown > 0) buttons.Add(Areas(areas, 0, first, isAll: first == shown));
        if (first < shown) buttons.Add(Areas(areas, first, shown, isAll: false));
        buttons.Add(new MenuButton(MenuWording.Help, SubButton: [Click(MenuWording.WhatItCanDo, Help), Click(MenuWording.Feedback, Feedback), Click(MenuWording.About, About)]));
        return new Menu(buttons);
    }

    /// <summary>Makes the app's menu the one that is wanted; does nothing when it is. Gives true when it was changed.</summary>
    /// <param name="api">The API.</param>
    /// <param name="wanted">The menu.</param>
    /// <param name="logger">Hears what was done.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    public static async Task<bool> EnsureAsync(WeComApi api, Menu wanted, ILogger logger, CancellationToken cancellationToken)
    {
        var present = await api.GetMenuAsync(cancellationToken);
        if (present is not null && IsSame(present.Button, wanted.Button))
        {
            LogUnchanged(logger);
            return false;
        }
        await api.CreateMenuAsync(wanted, cancellationToken);
        LogCreated(logger, wanted.Button?.Count ?? 0);
        return true;
    }

    /// <summary>Cuts a name to so many bytes of UTF-8 with an ellipsis, never inside a character as people see it.</summary>
    public static string Cut(string name, int maxBytes)
    {
        if (Encoding.UTF8.GetByteCount(name) <= maxBytes) return name;
        const string ellipsis = "…";
        int room = maxBytes - Encoding.UTF8.GetByteCount(ellipsis);
        int end = 0;
        while (StringInfo.GetNextTextElementLength(name, end) is > 0 and var length && Encoding.UTF8.GetByteCount(name.AsSpan(end, length)) is var bytes && bytes <= room)
        {
            end += length;
            room -= bytes;
        }
        return $"{name.AsSpan(0, end)}{ellipsis}";
    }

    private static MenuButton Areas(IReadOnlyList<MenuArea> areas, int from, int to, bool isAll) => new(
        isAll ? MenuWording.Areas : MenuWording.AreasFromTo(ChineseNumeral.Format(from + 1), ChineseNumeral.Format(to)),
        SubButton: [.. areas.Take(from..to).Select(a => Click(a.Name, a.Id))]);

    private static MenuButton Click(string name, string key) => new(Cut(name, MaxSubBytes), "click", key);

    // An answer may hold empty texts and lists where a menu leaves them out.
    private static bool IsSame(IReadOnlyList<MenuButton>? one, IReadOnlyList<MenuButton>? other)
    {
        one ??= [];
        other ??= [];
        return one.Count == other.Count && one.Zip(other).All(pair => IsSame(pair.First, pair.Second));
    }

    private static bool IsSame(MenuButton one, MenuButton other) =>
        IsSame(one.Name, other.Name) && IsSame(one.Type, other.Type) && IsSame(one.Key, other.Key) && IsSame(one.Url, other.Url) && IsSame(one.SubButton, other.SubButton);

    private static bool IsSame(string? one, string? other) => string.Equals(one ?? "", other ?? "", StringComparison.Ordinal);

    [LoggerMessage(Level = LogLevel.Information, Message = "The app's menu is as it should be")]
    private static partial void LogUnchanged(ILogger logger);

    [LoggerMessage(Level = LogLevel.Information, Message = "Created the app's menu of {Count} buttons")]
    private static partial void LogCreated(ILogger logger, int count);
}
