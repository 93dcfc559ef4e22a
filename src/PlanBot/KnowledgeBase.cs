using PlanBot.Conversations;
using PlanBot.Knowledge;

namespace PlanBot;

/// <summary>
/// The knowledge in use. A reload builds a new snapshot off to the side and swaps it in with one assignment; questions that
/// are being answered finish on the one they began with.
/// </summary>
public sealed class KnowledgeBase
{
    private readonly string _folder;
    private readonly ConversationMemory _conversations;
    private readonly TimeProvider _time;
    private InUse _inUse;
    private int _reloading;

    /// <param name="knowledge">What to begin with.</param>
    /// <param name="folder">The folder that it was read from and is read from again.</param>
    /// <param name="conversations">What was said before; outlives a reload.</param>
    /// <param name="time">The clock.</param>
    public KnowledgeBase(KnowledgeSnapshot knowledge, string folder, ConversationMemory conversations, TimeProvider time)
    {
        _folder = folder;
        _conversations = conversations;
        _time = time;
        _inUse = new InUse(new Assistant(knowledge, conversations, time), time.GetUtcNow());
    }

    /// <summary>Answers from the knowledge in use.</summary>
    public Assistant Assistant => Volatile.Read(ref _inUse).Assistant;

    /// <summary>What was said before.</summary>
    public ConversationMemory Conversations => _conversations;

    /// <summary>When the knowledge in use was taken.</summary>
    public DateTimeOffset TakenAt => Volatile.Read(ref _inUse).At;

    /// <summary>Reads the folder again: takes it when it is sound, keeps what is in use when it is not. Takes seconds; run it beside the answers.</summary>
    public ReloadResult Reload()
    {
        if (Interlocked.Exchange(ref _reloading, 1) == 1) return new ReloadRunning();
        try
        {
            var knowledge = KnowledgeLoader.Load(_folder);
            bool changed = knowledge.Hash != Assistant.Knowledge.Hash;
            if (changed) Volatile.Write(ref _inUse, new InUse(new Assistant(knowledge, _conversations, _time), _time.GetUtcNow()));
            return new ReloadTaken(knowledge.Hash, changed);
        }
        catch (KnowledgeException e)
        {
            return new ReloadRefused(e.Problems);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A file that is being saved, or a folder that is gone.
            return new ReloadRefused([new KnowledgeProblem(_folder, 0, $"读不到知识库：{e.Message} 请检查目录和文件后再试。")]);
        }
        finally
        {
            Volatile.Write(ref _reloading, 0);
        }
    }

    private sealed record InUse(Assistant Assistant, DateTimeOffset At);
}
