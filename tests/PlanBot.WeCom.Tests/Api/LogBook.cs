using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PlanBot.WeCom.Tests.Api;

/// <summary>Keeps what is logged, of every level.</summary>
internal sealed class LogBook : ILogger
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = [];

    /// <summary>All lines, oldest first.</summary>
    public IReadOnlyList<string> Lines => [.. _lines.Select(l => l.Text)];

    /// <summary>Errors, oldest first.</summary>
    public IReadOnlyList<string> Errors => [.. _lines.Where(l => l.Level >= LogLevel.Error).Select(l => l.Text)];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, $"{formatter(state, exception)} {exception}"));
}
