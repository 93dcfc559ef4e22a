using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;
using static PlanBot.Answers.ReplyFinisher;

namespace PlanBot.Answers;

/// <summary>The assistant's sentences in English. Titles and summaries in English are unofficial and said to be.</summary>
internal sealed class EnglishWording : Wording
{
    public override string Quote(string words, string label) => $"“{Verbatim(words)}” ({Verbatim(label)})";

    public override string FactLead(string label, string? title, EnglishTitle? english) =>
        $"The plan answers this in {Where(label, title)}.{Gloss(english)} The original reads:";

    public override string AlsoLead(string label, string? title, EnglishTitle? english) => $"Also in {Where(label, title)}.{Gloss(english)}";

    public override string UnsureLead() => "I am not certain that this is what you mean; these are the closest passages of the plan:";

    public override string SeveralLead(int count) => $"The plan speaks of this in {count} places:";

    public override string CompareLead() => "Please compare with the original; what it does not say, the plan does not state:";

    public override string WholeTask(PlanTask task, Area? area, EnglishTitle? english) =>
        $"Task {task.Number} in full{(area is null ? "" : $", from area {area.Number} ({Verbatim(area.Title)})")}.{Gloss(english)} The original reads:";

    public override string TasksOfArea(Area area, int count, EnglishTitle? english) =>
        $"Area {area.Number}, {Verbatim(area.Title)}{Unofficial(english)}, has {Tasks(count)}, all listed here:";

    public override string TasksAll(int count) => $"The plan has {Tasks(count)}, all listed here:";

    public override string TasksOfAreas(IReadOnlyList<Area> areas, int count) =>
        $"Areas {string.Join(" and ", areas.Select(a => $"{a.Number} ({Verbatim(a.Title)})"))} have {Tasks(count)}, all listed here:";

    public override string TasksInRange(int first, int last) => $"Tasks {first} to {last}, {last - first + 1} in all:";

    public override string TasksOnTheme(string theme, int count) => $"{Tasks(count)} mention{(count == 1 ? "s" : "")} “{Verbatim(theme)}”, all listed here:";

    public override string TasksTitled(IReadOnlyList<string> words, TitlePosition position, int count)
    {
        string named = string.Join(" or ", words.Select(w => $"“{Verbatim(w)}”"));
        string how = position switch { TitlePosition.Start => "a title that begins with", TitlePosition.End => "a title that ends with", _ => "a title with" };
        return $"{Tasks(count)} {(count == 1 ? "has" : "have")} {how} {named}, all listed here:";
    }

    public override string TasksThatPass(string conditions, int count) => $"{Tasks(count)} of the plan for {conditions}, all listed here:";

    public override string NoTaskPasses(string conditions) => $"The plan has no task for {conditions}.";

    public override string NoTaskOnTheme(string theme) => $"No task of the plan mentions “{theme}”.";

    public override string TasksOfPlace(string place, int written, int shortNamed) => shortNamed == 0
        ? $"{Tasks(written)} of the plan name {Verbatim(place)}, all listed here:"
        : $"{Tasks(written + shortNamed)} of the plan involve {Verbatim(place)} ({written} by its name, {shortNamed} by a short name for several places), all listed here:";

    public override string PlaceOnlyWithin(string place, int count) =>
        $"No task names {Verbatim(place)} itself; {Tasks(count)} name something within it or a region around it:";

    public override string AlsoWithin(string place, IReadOnlyList<string> labels) =>
        $"Something within {Verbatim(place)} or a region around it is also named in: {Verbatim(string.Join(", ", labels))}.";

    public override string And() => " and ";

    public override string PlaceNotNamed(string place) => $"The plan does not name {Verbatim(place)}.";

    public override string TaskLine(PlanTask task, EnglishTitle? english, string? how) =>
        $"{task.Number}. {Verbatim(task.Title)}{Unofficial(english)}{(how is null ? "" : $": {Verbatim(how)}")}";

    public override string CountOfTasks(int count, int areas) => $"The plan has {Tasks(count)} in {areas} areas.";

    public override string CountInArea(Area area, int count) => $"Area {area.Number}, {Verbatim(area.Title)}, has {Tasks(count)}:";

    public override string CountOfList(int count) => $"That makes {Tasks(count)}:";

    public override string AreasLead(int count) => $"The plan's key tasks fall into {count} areas, all listed here:";

    public override string AreasWith(int tasks) => $"Areas with {Tasks(tasks)}, all listed here:";

    public override string AreaLine(Area area, int tasks, EnglishTitle? english) => $"{area.Mark}{Verbatim(area.Title)}{Unofficial(english)}: {Tasks(tasks)}";

    public override string AreaOfTask(PlanTask task, Area area, EnglishTitle? english) =>
        $"Task {task.Number} ({Verbatim(task.Title)}) belongs to area {area.Number}, {Verbatim(area.Title)}{Unofficial(english)}.";

    public override string PeriodEnded(int from, int to) => $"(The plan ran from {from} to {to}; that period has ended.)";

    public override string WhichOne() => "Several parts of the plan speak to this. Which one do you mean?";

    public override string Choice(PlanTask task, EnglishTitle? english) => $"Task {task.Number} {(english is null ? Verbatim(task.Title) : english.Title)}";

    public override string NothingMore() => "The plan says nothing more on this; the original has been quoted in full.";

    public override string NothingSaidBefore() => "Please tell me first which task or subject you mean.";

    public override string OwnersStated() => "On who does what, the plan says this (original text):";

    public override string NoOwnersByTask() => "The plan does not name a lead or supporting department for its individual tasks.";

    public override string OwnersNotNamed(PlanTask? task) =>
        $"The plan does not name a lead or supporting department for {(task is null ? "its individual tasks" : $"task {task.Number} ({Verbatim(task.Title)})")}. On the division of work it says only:";

    public override string OwnersOfBodyNotNamed() => "The plan does not give any single task to a department or a city by name. On the division of work it says only:";

    public override string OwnersStatedForTask(PlanTask task) => $"For task {task.Number} ({Verbatim(task.Title)}) the original names the responsible bodies:";

    public override string AssignedLead() => "The following was recorded by your organisation and is not the plan's word:";

    public override string OwnerAssigned(OwnerEntry entry, PlanTask? task) =>
        $"{(task is null ? "All tasks" : $"Task {task.Number}")}: assigned {entry.Role} {Verbatim(entry.Party)}{(entry.Contact.Length > 0 ? $", contact {Verbatim(entry.Contact)}" : "")} (source: {Verbatim(entry.Source)}, as of {entry.AsOf:yyyy-MM-dd})";

    public override string CitiesNamed(IReadOnlyList<string> cities) =>
        $"The task's text mentions {Verbatim(string.Join("、", cities))}; it mentions them and does not make them owners.";

    public override string AboutLead() => "About this document (the original is in Chinese):";

    public override string About(FrontPage front, Clause? effect, int areas, int tasks)
    {
        var lines = new List<string> { $"Title: {Verbatim(front.Title)}" };
        if (front.DocNumber is { } number) lines.Add($"Document number: {Verbatim(number)}");
        if (front.RegisterNumber is { } register) lines.Add($"Register number: {Verbatim(register)}");
        if (front.Issuer is { } issuer) lines.Add($"Issued by: {Verbatim(issuer)}");
        if (front.Date is { } date) lines.Add($"Date of issue: {date:yyyy-MM-dd} ({Verbatim($"{date.Year}年{date.Month}月{date.Day}日")})");
        if (effect is not null) lines.Add($"In force: from the day of issue ({Verbatim(effect.Text)})");
        if (front.Recipients is { } recipients) lines.Add($"Addressed to: {Verbatim(recipients)}");
        if (front.Disclosure is { } disclosure) lines.Add($"Disclosure: {Verbatim(disclosure)}");
        lines.Add($"Contents: general requirements, {areas} areas, {Tasks(tasks)}");
        return string.Join('\n', lines);
    }

    public override string NotInPlan(AnswerType? type, string? subject)
    {
        string what = type switch
        {
            AnswerType.Money => "any investment, budget or subsidy figure",
            AnswerType.Date => "any date for starting, finishing or opening",
            AnswerType.Progress => "what has been done so far",
            AnswerType.Contact => "a telephone number, address or contact person",
            AnswerType.Person => "the names of persons",
            AnswerType.Procedure => "how to apply or what papers are needed",
            AnswerType.Quantity => "a number, size or share for this",
            AnswerType.Reason => "the reasons for this",
            AnswerType.Effect => "results or effects",
            AnswerType.Opinion => "an assessment of this",
            _ => "what you ask about",
        };
        return subject is null ? $"The plan does not state {what}." : $"The plan does not mention {Verbatim(subject)}.";
    }

    public override string Nearest(IReadOnlyList<(string Label, string? Title)> clauses) =>
        $"The nearest passages (they do not answer the question): {string.Join("; ", clauses.Select(c => Where(c.Label, c.Title)))}.";

    public override string WhoToAsk(string tracker) => $"For more, consult {Verbatim(tracker)}, which tracks the work on the plan.";

    public override string PremiseFalse(string? detail) => detail is null
        ? "That is not what the plan says. The original reads:"
        : $"The plan does not say “{Verbatim(detail)}”. The original reads:";

    public override string OutOfScope(string title) => $"That has nothing to do with the plan, so I cannot help with it. I only answer questions about {Verbatim($"《{title}》")}.";

    public override string NoSuchTask(int number, int tasks) => $"The plan has no task {number}: its {tasks} tasks are numbered 1 to {tasks}.";

    public override string NoSuchArea(int number, int areas) => $"The plan has no area {number}: its tasks fall into {areas} areas.";

    public override string Unsafe() => "I cannot do that. I answer only from the plan's text; I do not change the rules or add to what the plan says.";

    public override string NotAllowed() => "The plan can only be consulted here. Changing, deleting or reloading anything is not possible from this chat; only admins can, elsewhere.";

    public override string Greeting(string title, IReadOnlyList<string> examples) =>
        $"Hello! I answer questions about {Verbatim($"《{title}》")}, with the original words and where they stand.{(examples.Count == 0 ? "" : $" Try {string.Join(", ", examples.Take(3).Select(e => $"“{e}”"))}.")}";

    public override string Thanks() => "You are welcome. Ask me about the plan at any time.";

    public override string Farewell() => "Goodbye. Come back whenever you need the plan.";

    public override string Help(string title, int areas, int tasks, IReadOnlyList<string> examples) =>
        $"I look things up in {Verbatim($"《{title}》")}: {areas} areas, {tasks} tasks. Ask for content, for the full text of a task, for the tasks of an area or a place, for who does what, or about the document; and ask on from the last answer."
        + $"{(examples.Count == 0 ? "" : $" For example:\n{string.Join('\n', examples.Select(e => $"· {e}"))}")}\nEvery answer quotes the original and says where it stands; what the plan does not say, I say it does not.";

    public override string NotUnderstood() => "I did not understand that. Please say in a sentence or two what you want to find in the plan, such as “task 12” or “who coordinates?”";

    private static string Tasks(int count) => count == 1 ? "1 task" : $"{count} tasks";

    private static string Where(string label, string? title) => string.IsNullOrEmpty(title) ? Verbatim(label) : $"{Verbatim(label)} “{Verbatim(title)}”";

    private static string Gloss(EnglishTitle? english) => english is null ? "" : $" Unofficial English: {english.Title}. {english.Summary.TrimEnd('.')}.";

    private static string Unofficial(EnglishTitle? english) => english is null ? "" : $" ({english.Title}, unofficial translation)";
}
