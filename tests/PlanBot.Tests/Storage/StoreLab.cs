using Microsoft.Extensions.Time.Testing;
using PlanBot.Conversations;
using PlanBot.Language;
using PlanBot.Plans;
using PlanBot.Storage;

namespace PlanBot.Tests.Storage;

/// <summary>A data folder with a clock, and what is put into its store.</summary>
internal sealed class StoreLab : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    public FakeTimeProvider Time { get; } = new(KnowledgeFixture.Today);

    public string Folder => _temporary.PathOf("data");

    public string File => Path.Combine(Folder, BotStore.FileName);

    public BotStore Open() => BotStore.Open(Folder, Time);

    /// <summary>Opens a copy of the files as they are now: what a process that is killed now would leave behind.</summary>
    public BotStore OpenCopy()
    {
        string copy = _temporary.PathOf(Guid.NewGuid().ToString());
        Directory.CreateDirectory(copy);
        foreach (string path in Directory.EnumerateFiles(Folder, "*.db"))
        {
            using var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var to = System.IO.File.Create(Path.Combine(copy, Path.GetFileName(path)));
            from.CopyTo(to);
        }
        return BotStore.Open(copy, Time);
    }

    public Feedback Feedback(string id, string comment = "") => new()
    {
        Id = id,
        At = Time.GetUtcNow(),
        Channel = "discord",
        User = "1234567890",
        Question = "常德的任务有哪些？",
        Snapshot = "0123456789",
        Verdict = Verdict.Down,
        Comment = comment,
    };

    public static Turn Turn(string text) => new()
    {
        Text = text,
        Label = "ask",
        Snapshot = "0123456789",
        Wants = "lean",
        Subject = ClauseId.Task(7),
        Before = null,
        Language = WrittenLanguage.Traditional,
        Clause = ClauseId.Task(3),
        Cited = [ClauseId.Task(3), ClauseId.Closing],
        Quoted = [(ClauseId.Task(3), new TextSpan(4, 17))],
        Tasks = [ClauseId.Task(2, 1)],
        Areas = [1, 8],
    };

    public void Dispose() => _temporary.Dispose();
}
