using System.Text;
using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using PlanBot.WeCom.Api;

namespace PlanBot.WeCom.Tests.Api;

public sealed class AppMenuTests
{
    private static readonly string[] s_areas = ["产业对接", "基础设施", "科技创新", "生态环保", "公共服务", "文化旅游", "营商环境", "开放合作"];

    private static Menu Wanted => AppMenu.Build(Areas(8));

    [Fact]
    public void Build_EightAreas_AllFitOnTwoButtons()
    {
        var menu = Wanted.Button!;
        Assert.Equal(["领域一至四", "领域五至八", "帮助"], menu.Select(b => b.Name));
        Assert.Equal(s_areas, menu.Take(2).SelectMany(b => b.SubButton!).Select(b => b.Name));
        Assert.Equal(["area-1", "area-2", "area-3", "area-4", "area-5", "area-6", "area-7", "area-8", "help", "feedback", "about"], menu.SelectMany(b => b.SubButton!).Select(b => b.Key));
        Assert.All(menu.SelectMany(b => b.SubButton!), b => Assert.Equal("click", b.Type));
    }

    [Fact]
    public void Build_AnyNumberOfAreas_KeepsTheLimits() =>
        Gen.Select(Gen.Int[0, 30], Gen.String).Sample((count, name) =>
        {
            var menu = AppMenu.Build([.. Enumerable.Range(1, count).Select(i => new MenuArea($"area-{i}", name))]).Button!;
            Assert.InRange(menu.Count, 1, 3);
            Assert.All(menu, b => Assert.InRange(Encoding.UTF8.GetByteCount(b.Name!), 1, AppMenu.MaxTopBytes));
            Assert.All(menu, b => Assert.InRange(b.SubButton!.Count, 1, 5));
            Assert.All(menu.SelectMany(b => b.SubButton!), b => Assert.InRange(Encoding.UTF8.GetByteCount(b.Name!), 0, AppMenu.MaxSubBytes));
            Assert.Equal(Math.Min(count, 10), menu.SelectMany(b => b.SubButton!).Count(b => b.Key!.StartsWith("area-", StringComparison.Ordinal)));
        }, iter: 500);

    [Theory]
    [InlineData("产业", "产业")]
    [InlineData("产业对接一", "产业对接一")]
    [InlineData("产业对接一二", "产业对接…")]
    [InlineData("abcdefghijklmnop", "abcdefghijklmnop")]
    [InlineData("abcdefghijklmnopq", "abcdefghijklm…")]
    [InlineData("👨‍👩‍👧‍👦👨‍👩‍👧‍👦", "…")]
    [InlineData("𠮷𠮷𠮷𠮷𠮷", "𠮷𠮷𠮷…")]
    public void Cut_LongName_EndsAtACharacterWithAnEllipsis(string name, string cut) => Assert.Equal(cut, AppMenu.Cut(name, 16));

    [Fact]
    public async Task Ensure_NoMenu_IsCreated()
    {
        using var lab = new ApiLab(a => a.Path.EndsWith("get", StringComparison.Ordinal) ? ScriptedWeCom.Error(46003, "no menu") : ScriptedWeCom.Ok());
        Assert.True(await EnsureAsync(lab));
        Assert.Equal(["GET /cgi-bin/menu/get?agentid=1000002&access_token=token-1", "POST /cgi-bin/menu/create?agentid=1000002&access_token=token-1"], lab.WeCom.Arrivals.Select(a => $"{a.Method} {a.Path}{a.Query}"));
        Assert.StartsWith("""{"button":[{"name":"领域一至四","sub_button":[{"name":"产业对接","type":"click","key":"area-1"},""", lab.WeCom.Arrivals[1].Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ensure_MenuAsWanted_IsLeftAlone()
    {
        // An answer fills in what a menu leaves out, and may tell more.
        string present = Encoding.UTF8.GetString(AppBody.Of(Wanted, ApiJson.Readable.Menu)).Replace("\"type\":\"click\"", "\"type\":\"click\",\"url\":\"\",\"sub_button\":[],\"appid\":\"\"", StringComparison.Ordinal);
        using var lab = new ApiLab(_ => ScriptedWeCom.Ok($$"""{"errcode":0,"errmsg":"ok",{{present[1..]}}"""));
        Assert.False(await EnsureAsync(lab));
        Assert.Single(lab.WeCom.Arrivals);
    }

    [Theory]
    [InlineData("area-8", "area-9")]
    [InlineData("开放合作", "开放发展")]
    [InlineData("领域五至八", "领域")]
    public async Task Ensure_MenuChanged_IsCreatedAnew(string from, string to)
    {
        string present = Encoding.UTF8.GetString(AppBody.Of(Wanted, ApiJson.Readable.Menu)).Replace(from, to, StringComparison.Ordinal);
        using var lab = new ApiLab(a => a.Path.EndsWith("get", StringComparison.Ordinal) ? ScriptedWeCom.Ok(present) : ScriptedWeCom.Ok());
        Assert.True(await EnsureAsync(lab));
    }

    [Fact]
    public async Task Ensure_Refused_NothingIsCreated()
    {
        using var lab = new ApiLab(_ => ScriptedWeCom.Error(60020, "not allow to access from your ip, from ip: 203.0.113.7"));
        await Assert.ThrowsAsync<WeComException>(() => EnsureAsync(lab));
        Assert.Single(lab.WeCom.Arrivals);
    }

    private static Task<bool> EnsureAsync(ApiLab lab) => lab.Time.EndAsync(AppMenu.EnsureAsync(lab.Api, Wanted, NullLogger.Instance, default));

    private static IReadOnlyList<MenuArea> Areas(int count) => [.. s_areas.Take(count).Select((name, i) => new MenuArea($"area-{i + 1}", name))];
}
