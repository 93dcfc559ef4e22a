namespace PlanBot.WeCom.Api;

/// <summary>What became of a message posted to a <c>response_url</c>.</summary>
internal enum ResponseUrlOutcome
{
    /// <summary>WeCom took it.</summary>
    Delivered,

    /// <summary>It was surely not delivered; another way may be taken.</summary>
    Refused,

    /// <summary>It went out and no answer came: it may have been delivered, and sending it another way may deliver it twice.</summary>
    Unknown,
}
