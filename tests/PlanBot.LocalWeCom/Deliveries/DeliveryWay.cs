namespace PlanBot.LocalWeCom;

/// <summary>How the bot sent it.</summary>
public enum DeliveryWay
{
    /// <summary>A reply over the long connection, by the callback's req_id.</summary>
    Reply,

    /// <summary>The answer to the callback's HTTP request.</summary>
    Passive,

    /// <summary>The callback's <c>response_url</c>.</summary>
    ResponseUrl,

    /// <summary>Pushed to the chat over the long connection.</summary>
    Push,

    /// <summary>The app's API.</summary>
    Api,
}
