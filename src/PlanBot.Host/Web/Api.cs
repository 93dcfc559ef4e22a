using Microsoft.AspNetCore.Http.HttpResults;
using PlanBot.Knowledge;
using PlanBot.Plans;
using PlanBot.Retrieval;

namespace PlanBot.Host.Web;

/// <summary>The read-only HTTP routes.</summary>
internal static class Api
{
    private const int MaxText = 5000, MaxConversation = 100;

    public static void Map(WebApplication app)
    {
        app.MapPost("/api/ask", Ask).WithSummary("问一个问题").WithDescription("返回带出处的回答；conversation 相同的问题属于同一段对话，30 分钟内有效。");
        app.MapGet("/api/plan", (Assistant assistant) => TypedResults.Ok(PlanJson.From(assistant.Knowledge.Plan))).WithSummary("方案的结构和全文");
        app.MapGet("/api/tasks", Tasks).WithSummary("任务清单，可按方面、地名、单位筛选");
        app.MapGet("/api/overview", Overview).WithSummary("各市州涉及的任务数和英文标题");
        app.MapGet("/healthz/live", () => TypedResults.Text("ok")).ExcludeFromDescription();
        app.MapGet("/healthz/ready", (Assistant assistant) => TypedResults.Text(assistant.Knowledge.Hash)).ExcludeFromDescription();
    }

    private static Results<Ok<ReplyJson>, BadRequest<ErrorJson>> Ask(AskJson? question, Assistant assistant)
    {
        if (question?.Text is not { } text) return TypedResults.BadRequest(new ErrorJson("请求体应为 {\"text\": \"问题\"}。"));
        if (question.Conversation?.Length > MaxConversation) return TypedResults.BadRequest(new ErrorJson($"conversation 不能超过 {MaxConversation} 个字符。"));
        if (text.Length > MaxText) text = text[..MaxText];
        string? conversation = string.IsNullOrEmpty(question.Conversation) ? null : "http:" + question.Conversation;
        return TypedResults.Ok(ReplyJson.From(assistant.Ask(new Question(text, conversation))));
    }

    private static Ok<IReadOnlyList<TaskSummaryJson>> Tasks(Assistant assistant, int? area, string? place, string? owner)
    {
        var knowledge = assistant.Knowledge;
        IReadOnlyList<TaskSummaryJson> list = [.. new TaskFilter(area, place, owner).In(knowledge).Select(t => Summary(knowledge, t.Task, t.Words is { } words ? t.Task.Clause.Cut(words) : null))];
        return TypedResults.Ok(list);
    }

    private static Ok<OverviewJson> Overview(Assistant assistant)
    {
        var knowledge = assistant.Knowledge;
        var places = Prefectures(knowledge).Select(p =>
        {
            var mentions = knowledge.Places.Find(p.Name);
            return new PlaceCountJson(p.Name, mentions.Count(m => m.Naming != PlaceNaming.Within), mentions.Count(m => m.Naming == PlaceNaming.Within));
        });
        var english = knowledge.English.ById.ToDictionary(e => e.Key, e => new EnglishJson(e.Value.Title, e.Value.Summary));
        return TypedResults.Ok(new OverviewJson(knowledge.Hash, [.. places], [.. knowledge.Owners.Select(o => o.Party).Distinct()], english,
            knowledge.Plan.Front.Title, knowledge.Plan.Front.DocNumber, knowledge.Questions.Examples));
    }

    private static TaskSummaryJson Summary(KnowledgeSnapshot knowledge, PlanTask task, string? namedAs)
    {
        var places = Prefectures(knowledge).Where(p => knowledge.Places.Find(p.Name).Any(m => m.Task == task.Id && m.Naming != PlaceNaming.Within));
        var owners = knowledge.OwnersOf(task).Select(o => new OwnerJson(o.Task is null ? null : task.Number, o.Role, o.Party, o.Basis, o.Source, o.AsOf));
        return new TaskSummaryJson(task.Id.Value, task.Number, task.Title, task.Area, knowledge.English.Find(task.Id.Value)?.Title, [.. places.Select(p => p.Name)], [.. owners], namedAs);
    }

    private static IEnumerable<Place> Prefectures(KnowledgeSnapshot knowledge) => knowledge.Lexicon.Places.Values.Where(p => p.Kind == "prefecture");
}
