namespace PlanBot.WeCom.Api;

/// <summary>One call to the API.</summary>
/// <param name="Name">The path without its query, such as <c>message/send</c>. Free of secrets; this is what logs show.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Url">The path with its query but the access token, below <c>/cgi-bin/</c>, or a whole URL. May hold a secret: never log it.</param>
/// <param name="Body">The JSON, the same bytes at every attempt; null where there is none.</param>
/// <param name="IsRepeatable">True when sending it again does no harm, though the attempt before may have been carried out.</param>
internal sealed record ApiCall(string Name, HttpMethod Method, string Url, byte[]? Body = null, bool IsRepeatable = false)
{
    /// <summary>What stands in the query and must not come to light by an answer that repeats it; null where there is nothing.</summary>
    public string? Secret { get; init; }

    /// <summary>The call with the access token in its query.</summary>
    public ApiCall With(string accessToken) => this with { Url = $"{Url}{(Url.Contains('?') ? '&' : '?')}access_token={Uri.EscapeDataString(accessToken)}", Secret = accessToken };

    /// <summary>The name; no token, no secret.</summary>
    public override string ToString() => Name;
}
