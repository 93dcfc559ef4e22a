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
    private Assistant _assistant;
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
        _assistant = new Assistant(knowledge, conversations, time);
        TakenAt = time.GetUtcNow();
    }

    /// <summary>Answers from the knowledge in use.</summary>
    public Assistant Assistant => Volatile.Read(ref _assistant);

    /// <summary>What was said before.</summary>
    public ConversationMemory Conversations => _conversations;

    /// <summary>When the knowledge in use was taken.</summary>
    public DateTimeOffset TakenAt { get; private set; }

    /// <summary>Reads the folder again: takes it when it is sound, keeps what is in use when it is not. Takes seconds; run it beside the answers.</summary>
    public ReloadResult Reload()
    {
        if (Interlocked.Exchange(ref _reloading, 1) == 1) return new ReloadRunning();
        try
        {
            var knowledge = KnowledgeLoader.Load(_folder);
            bool changed = knowledge.Hash != Assistant.Knowledge.Hash;
            if (changed)
            {
                Volatile.Write(ref _assistant, new Assistant(knowledge, _conversations, _time));
                TakenAt = _time.GetUtcNow();
            }
            return new ReloadTaken(knowledge.Hash, changed);
        }
        catch (KnowledgeException e)
        {
            return new ReloadRefused(e.Problems);
        }
        finally
        {
            Volatile.Write(ref _reloading, 0);
        }
    }
}
