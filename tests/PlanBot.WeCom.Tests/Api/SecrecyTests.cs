using System.Net;
using PlanBot.WeCom.Api;

namespace PlanBot.WeCom.Tests.Api;

/// <summary>Neither the secret nor a token nor a response code comes to light, whatever goes wrong.</summary>
public sealed class SecrecyTests
{
    private static readonly Func<string, HttpResponseMessage?>[] s_faults =
    [
        _ => ScriptedWeCom.Ok(),
        _ => null,
        query => ScriptedWeCom.Error(40014, $"invalid access_token: {query}"),
        query => ScriptedWeCom.Error(81013, $"{query} {ApiLab.Secret}"),
        _ => ScriptedWeCom.Error(-1),
        _ => ScriptedWeCom.Error(45009),
        query => ScriptedWeCom.Http(HttpStatusCode.BadGateway, query),
        query => ScriptedWeCom.Http(HttpStatusCode.OK, $"[\"{query}\"]"),
        _ => throw new HttpRequestException(HttpRequestError.ResponseEnded),
        _ => throw new HttpRequestException(HttpRequestError.ConnectionError),
    ];

    public static TheoryData<int> Faults => [.. Enumerable.Range(0, s_faults.Length)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Calls_WhateverIsAnswered_LogsAndExceptionsHoldNoSecret(int fault)
    {
        using var lab = new ApiLab(a => s_faults[fault](a.Query));
        var told = new List<string>
        {
            await OutcomeAsync(lab.SendTextAsync()),
            await OutcomeAsync(lab.PostAsync()),
            await OutcomeAsync(lab.Time.EndAsync(lab.Api.GetMenuAsync(default))),
        };
        Check([.. told, .. lab.Log.Lines]);
        Assert.NotEmpty(lab.Log.Lines);
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task GetToken_WhateverIsAnswered_LogsAndExceptionsHoldNoSecret(int fault)
    {
        // A fetch that never ends is the transport's to end; here it fails.
        using var lab = new ApiLab(_ => ScriptedWeCom.Ok());
        lab.WeCom.GiveToken = _ => s_faults[fault]($"corpsecret={Uri.EscapeDataString(ApiLab.Secret)} {ApiLab.Secret}") ?? throw new HttpRequestException(HttpRequestError.ResponseEnded);
        Check([await OutcomeAsync(lab.SendTextAsync()), .. lab.Log.Lines]);
    }

    [Fact]
    public void Printed_OptionsCallsAndTokens_HoldNoSecret()
    {
        var options = new WeComApiOptions(new Uri("https://wecom.test"), "corp", 1, ApiLab.Secret);
        var call = new ApiCall("gettoken", HttpMethod.Get, $"gettoken?corpsecret={ApiLab.Secret}").With("token-1");
        Check([$"{options}", $"{call}", $"{new TokenAnswer("token-1", 7200)}"]);
    }

    private static async Task<string> OutcomeAsync(Task call)
    {
        try
        {
            await call;
            return "";
        }
        catch (Exception e) when (e is not Xunit.Sdk.XunitException)
        {
            return e.ToString();
        }
    }

    private static void Check(IReadOnlyList<string> texts) => Assert.All(texts, text =>
    {
        Assert.DoesNotContain(ApiLab.Secret, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(ApiLab.Secret), text, StringComparison.Ordinal);
        Assert.DoesNotContain("token-1", text, StringComparison.Ordinal);
        Assert.DoesNotContain("token-2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("CODE-1", text, StringComparison.Ordinal);
    });
}
