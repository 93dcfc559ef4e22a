using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PlanBot.Host.Web;

/// <summary>How every JSON of the program is written: camel case, Chinese characters as they are.</summary>
[JsonSerializable(typeof(ReplyJson))]
[JsonSerializable(typeof(PlanJson))]
[JsonSerializable(typeof(AskJson))]
[JsonSerializable(typeof(IReadOnlyList<TaskSummaryJson>))]
[JsonSerializable(typeof(OverviewJson))]
[JsonSerializable(typeof(ErrorJson))]
[JsonSerializable(typeof(Evaluation.PredictionJson))]
[JsonSerializable(typeof(Evaluation.EvalQuestion))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    /// <summary>The context to write with.</summary>
    public static ApiJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        PropertyNameCaseInsensitive = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
