using PlanBot.Plans;

namespace PlanBot.Tests.Plans;

public sealed class FrontPageTests
{
    private const string Body = "\n一、加强建设\n（一）修路。修好道路。\n（二）架桥。架好桥梁。\n";

    [Fact]
    public void Read_APaperSignedAtItsEnd_NamesIssuerAndDay()
    {
        var front = Read("某市人民政府关于促进\n若干工作的意见\n某政发〔2021〕3号\n各区人民政府：\n为促进工作，提出如下意见。" + Body + "某市人民政府\n2021年5月6日");
        Assert.Equal("某市人民政府关于促进若干工作的意见", front.Title);
        Assert.Equal("某政发〔2021〕3号", front.DocNumber);
        Assert.Equal("各区人民政府", front.Recipients);
        Assert.Equal(("某市人民政府", new DateOnly(2021, 5, 6)), (front.Issuer, front.Date!.Value));
    }

    [Fact]
    public void Read_APaperThatPublishesAPlan_GivesThePlansTitle()
    {
        var front = Read("关于印发《某市修路方案》的通知\n各区：\n现印发给你们，请执行。\n某市交通局\n2021年5月6日\n（此件公开发布）\n某市修路方案\n（2021—2025年）\n为修路，制定本方案。" + Body);
        Assert.Equal("某市修路方案（2021—2025年）", front.Title);
        Assert.Equal("关于印发《某市修路方案》的通知", front.NoticeTitle);
        Assert.Equal((2021, 2025), (front.FromYear, front.ToYear));
        Assert.Equal("此件公开发布", front.Disclosure);
    }

    [Fact]
    public void Read_APlanWithoutATitleOfItsOwn_TakesItFromThePaper() =>
        Assert.Equal("某市修路办法", Read("某市交通局 某市财政局\n关于印发某市修路办法的通知\n各区：\n现印发给你们。\n某市交通局\n2021年5月6日\n第一条 修路。\n第二条 架桥。\n第三条 通航。").Title);

    [Fact]
    public void Read_BodiesSideBySide_AreAllIssuers()
    {
        var front = Read("某函〔2021〕8号\n各区教育局：\n现印发给你们。\n某市教育局            某市财政局\n某市人力资源和社会保障局　　　某市卫生健康委员会\n2021年5月6日\n关于办学的实施方案\n为办学，制定本方案。" + Body);
        Assert.Equal("某市教育局、某市财政局、某市人力资源和社会保障局、某市卫生健康委员会", front.Issuer);
        Assert.Equal("关于办学的实施方案", front.Title);
    }

    [Theory]
    [InlineData("2021年5月6日")]
    [InlineData("二〇二一年五月六日")]
    [InlineData("二○二一年五月六日")]
    [InlineData("２０２１年５月６日")]
    public void Read_ADayInAnyNumerals_IsTheDate(string day) => Assert.Equal(new DateOnly(2021, 5, 6), Read("某市方案" + Body + "某市人民政府\n" + day).Date);

    [Theory]
    [InlineData("某市方案\n（2021年5月6日某市人民政府第3次会议通过）", "某市方案")]
    [InlineData("某市人民政府文件\n某政发〔2021〕3号\n某市方案", "某市方案")]
    [InlineData("发文机关：某市人民政府\n标题：某市方案\n某市方案", "某市方案")]
    [InlineData("某市方案\n（试行）", "某市方案（试行）")]
    public void Read_WhatStandsAroundATitle_IsNoPartOfIt(string front, string title) => Assert.Equal(title, Read(front + Body).Title);

    [Fact]
    public void Read_NobodySigns_TheTitleNamesTheIssuer() => Assert.Equal("某市人民政府", Read("某市人民政府关于修路的意见" + Body).Issuer);

    [Fact]
    public void Read_AnIntroductionThatEndsWithAColon_AddressesNobody() => Assert.Null(Read("某市方案\n现提出以下意见：" + Body).Recipients);

    private static FrontPage Read(string source) => PlanReader.Read("x", source).Front;
}
