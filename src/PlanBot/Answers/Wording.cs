using PlanBot.Knowledge;
using PlanBot.Language;
using PlanBot.Plans;

namespace PlanBot.Answers;

/// <summary>
/// Every sentence that the assistant itself says. Words of the plan inside them are marked by
/// <see cref="ReplyFinisher.Verbatim"/>; Traditional Chinese is converted from the Chinese wording.
/// </summary>
internal abstract class Wording
{
    private static readonly ChineseWording s_chinese = new();
    private static readonly EnglishWording s_english = new();

    public static Wording For(WrittenLanguage language) => language == WrittenLanguage.English ? s_english : s_chinese;

    // Quotes and lists
    public abstract string Quote(string words, string label);

    public abstract string FactLead(string label, string? title, EnglishTitle? english);

    public abstract string AlsoLead(string label, string? title, EnglishTitle? english);

    public abstract string UnsureLead();

    public abstract string SeveralLead(int count);

    public abstract string CompareLead();

    public abstract string WholeTask(PlanTask task, Area? area, EnglishTitle? english);

    public abstract string TasksOfArea(Area area, int count, EnglishTitle? english);

    public abstract string TasksAll(int count);

    public abstract string TasksOfAreas(IReadOnlyList<Area> areas, int count);

    public abstract string TasksInRange(int first, int last);

    public abstract string TasksOnTheme(string theme, int count);

    public abstract string TasksTitled(IReadOnlyList<string> words, TitlePosition position, int count);

    public abstract string TasksThatPass(string conditions, int count);

    public abstract string NoTaskPasses(string conditions);

    public abstract string NoTaskOnTheme(string theme);

    public abstract string TasksOfPlace(string place, int written, int shortNamed);

    public abstract string PlaceOnlyWithin(string place, int count);

    public abstract string AlsoWithin(string place, IReadOnlyList<string> labels);

    public abstract string And();

    public abstract string PlaceNotNamed(string place);

    public abstract string TaskLine(PlanTask task, EnglishTitle? english, string? how);

    public abstract string CountOfTasks(int count, int areas);

    public abstract string CountInArea(Area area, int count);

    public abstract string CountOfList(int count);

    public abstract string AreasLead(int count);

    public abstract string AreasWith(int tasks);

    public abstract string AreaLine(Area area, int tasks, EnglishTitle? english);

    public abstract string AreaOfTask(PlanTask task, Area area, EnglishTitle? english);

    public abstract string PeriodEnded(int from, int to);

    public abstract string WhichOne();

    public abstract string Choice(PlanTask task, EnglishTitle? english);

    public abstract string NothingMore();

    public abstract string NothingSaidBefore();

    // Owners
    public abstract string OwnersStated();

    public abstract string NoOwnersByTask();

    public abstract string OwnersNotNamed(PlanTask? task);

    public abstract string OwnersOfBodyNotNamed();

    public abstract string OwnersStatedForTask(PlanTask task);

    public abstract string OwnerAssigned(OwnerEntry entry, PlanTask? task);

    public abstract string AssignedLead();

    public abstract string CitiesNamed(IReadOnlyList<string> cities);

    // The document
    public abstract string About(FrontPage front, Clause? effect, int areas, int tasks);

    public abstract string AboutLead();

    // Refusals
    public abstract string NotInPlan(AnswerType? type, string? subject);

    public abstract string Nearest(IReadOnlyList<(string Label, string? Title)> clauses);

    public abstract string WhoToAsk(string tracker);

    public abstract string PremiseFalse(string? detail);

    public abstract string OutOfScope(string title);

    public abstract string NoSuchTask(int number, int tasks);

    public abstract string NoSuchArea(int number, int areas);

    public abstract string Unsafe();

    public abstract string NotAllowed();

    // Talk
    public abstract string Greeting(string title, IReadOnlyList<string> examples);

    public abstract string Thanks();

    public abstract string Farewell();

    public abstract string Help(string title, int areas, int tasks, IReadOnlyList<string> examples);

    public abstract string NotUnderstood();
}
