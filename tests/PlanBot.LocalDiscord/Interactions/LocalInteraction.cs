using System.Text.Json;

namespace PlanBot.LocalDiscord;

/// <summary>One interaction and what became of it. Await <see cref="Response"/> or <see cref="Answer"/>.</summary>
public sealed class LocalInteraction
{
    private readonly TaskCompletionSource<InteractionResponse> _response = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<LocalMessage> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal LocalInteraction()
    {
        // Nobody need look at either task; a failure that is not awaited is in the violations all the same.
        _ = _response.Task.ContinueWith(static task => task.Exception, TaskScheduler.Default);
        _ = _answer.Task.ContinueWith(static task => task.Exception, TaskScheduler.Default);
    }

    /// <summary>Discord id.</summary>
    public required ulong Id { get; init; }

    /// <summary>What it is.</summary>
    public required InteractionKind Kind { get; init; }

    /// <summary>The token that answers are sent with.</summary>
    public required string Token { get; init; }

    /// <summary>Who did it.</summary>
    public required LocalUser User { get; init; }

    /// <summary>Where.</summary>
    public required LocalChannel Channel { get; init; }

    /// <summary>The message whose component was used, or from which a modal came.</summary>
    public LocalMessage? Source { get; init; }

    /// <summary>The <c>data</c> member of the event.</summary>
    public required JsonElement Data { get; init; }

    /// <summary>When it was sent.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The first response. Fails with <see cref="TimeoutException"/> when none came in 3 seconds.</summary>
    public Task<InteractionResponse> Response => _response.Task;

    /// <summary>
    /// The first message that is not merely "thinking": the response itself, or the first edit after a deferral. Never completes
    /// for choices and modals; fails as <see cref="Response"/> does.
    /// </summary>
    public Task<LocalMessage> Answer => _answer.Task;

    /// <summary>The message that the response made or belongs to, once there is one.</summary>
    public ulong? OriginalId { get; internal set; }

    /// <summary>Messages sent after the response, in order.</summary>
    public IReadOnlyList<ulong> FollowUps => _followUps;

    internal bool Responded { get; private set; }

    internal bool Expired { get; private set; }

    internal ITimer? Deadline { get; set; }

    private readonly List<ulong> _followUps = [];

    internal void Respond(InteractionResponse first)
    {
        Responded = true;
        Deadline?.Dispose();
        _response.TrySetResult(first);
    }

    internal void AnswerWith(LocalMessage message) => _answer.TrySetResult(message);

    internal void AddFollowUp(ulong id) => _followUps.Add(id);

    internal void Expire(TimeSpan deadline)
    {
        Expired = true;
        var error = new TimeoutException($"The bot did not acknowledge the interaction within {deadline.TotalSeconds:0.#} s.");
        _response.TrySetException(error);
        _answer.TrySetException(error);
    }
}
