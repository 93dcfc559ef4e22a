namespace PlanBot.Host.Web;

/// <summary>A question over HTTP.</summary>
/// <param name="Text">What was typed; 5,000 characters at the most.</param>
/// <param name="Conversation">Names the chat; up to 100 characters.</param>
internal sealed record AskJson(string? Text, string? Conversation);

/// <summary>A task in a list over HTTP. <c>NamedAs</c> holds the words of its text that name the place asked for; null when none was.</summary>
internal sealed record TaskSummaryJson(
    string Id, int Number, string Title, int? Area, string? EnglishTitle, IReadOnlyList<string> Places, IReadOnlyList<OwnerJson> Owners, string? NamedAs);

/// <summary>What the page shows beside the plan itself.</summary>
internal sealed record OverviewJson(
    string Snapshot, IReadOnlyList<PlaceCountJson> Places, IReadOnlyList<string> Owners, IReadOnlyDictionary<string, EnglishJson> English, string? CitationTitle, string? DocNumber, IReadOnlyList<string> Examples);

/// <summary>How many tasks name a city or prefecture, and how many name something within it.</summary>
internal sealed record PlaceCountJson(string Name, int Tasks, int Within);

/// <summary>Unofficial English.</summary>
internal sealed record EnglishJson(string Title, string Summary);

/// <summary>Why a request was not answered.</summary>
internal sealed record ErrorJson(string Error);
