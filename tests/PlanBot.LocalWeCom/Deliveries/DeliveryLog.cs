using System.Threading.Channels;

namespace PlanBot.LocalWeCom;

/// <summary>Everything the bot delivered, in the order in which it began, with ways to wait for more. Safe to use from several threads.</summary>
public sealed class DeliveryLog
{
    private readonly Lock _gate = new();
    private readonly List<Delivery> _all = [];
    private readonly List<(Func<Delivery, bool> Wanted, TaskCompletionSource<Delivery> Found)> _waiting = [];
    private readonly Dictionary<LocalCallback, TaskCompletionSource<Delivery>> _awaitedAnswers = [];
    private readonly Dictionary<LocalCallback, List<int>> _answers = [];
    private readonly List<ChannelWriter<Delivery>> _readers = [];

    /// <summary>All so far, each as it stands now.</summary>
    public IReadOnlyList<Delivery> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _all];
            }
        }
    }

    /// <summary>A reader of every new state from now on.</summary>
    public ChannelReader<Delivery> Read()
    {
        var channel = Channel.CreateUnbounded<Delivery>();
        lock (_gate)
        {
            _readers.Add(channel.Writer);
        }
        return channel.Reader;
    }

    /// <summary>The first delivery whose present or future state is wanted.</summary>
    public Task<Delivery> WaitAsync(Func<Delivery, bool> wanted, int from = 0, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            for (var i = from; i < _all.Count; i++)
            {
                if (wanted(_all[i]))
                {
                    return Task.FromResult(_all[i]);
                }
            }
            var found = new TaskCompletionSource<Delivery>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((delivery => delivery.Index >= from && wanted(delivery), found));
            return found.Task.WaitAsync(cancellation);
        }
    }

    /// <summary>Everything that answers a callback, as it stands now; oldest first.</summary>
    public IReadOnlyList<Delivery> AnswersTo(LocalCallback callback)
    {
        lock (_gate)
        {
            return _answers.TryGetValue(callback, out var list) ? [.. list.Select(index => _all[index])] : [];
        }
    }

    /// <summary>The first complete answer to a callback, be it there or to come.</summary>
    public Task<Delivery> AnswerToAsync(LocalCallback callback, CancellationToken cancellation = default)
    {
        lock (_gate)
        {
            if (AnswersTo(callback).FirstOrDefault(answer => answer.Finished) is { } there)
            {
                return Task.FromResult(there);
            }
            if (!_awaitedAnswers.TryGetValue(callback, out var awaited))
            {
                _awaitedAnswers[callback] = awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }
            return awaited.Task.WaitAsync(cancellation);
        }
    }

    internal Delivery Add(Func<int, Delivery> make)
    {
        lock (_gate)
        {
            var delivery = make(_all.Count);
            _all.Add(delivery);
            if (delivery.Answers is { } callback)
            {
                if (!_answers.TryGetValue(callback, out var list))
                {
                    _answers[callback] = list = [];
                }
                list.Add(delivery.Index);
            }
            Tell(delivery);
            return delivery;
        }
    }

    internal Delivery Change(int index, Func<Delivery, Delivery> change)
    {
        lock (_gate)
        {
            var delivery = _all[index] = change(_all[index]);
            Tell(delivery);
            return delivery;
        }
    }

    internal Delivery this[int index]
    {
        get
        {
            lock (_gate)
            {
                return _all[index];
            }
        }
    }

    private void Tell(Delivery delivery)
    {
        if (delivery is { Finished: true, Answers: { } callback } && _awaitedAnswers.Remove(callback, out var awaited))
        {
            awaited.TrySetResult(delivery);
        }
        for (var i = _waiting.Count - 1; i >= 0; i--)
        {
            if (_waiting[i].Found.Task.IsCompleted || _waiting[i].Wanted(delivery))
            {
                _waiting[i].Found.TrySetResult(delivery);
                _waiting.RemoveAt(i);
            }
        }
        foreach (var reader in _readers)
        {
            reader.TryWrite(delivery);
        }
    }
}
