using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace PlanBot.WeCom.Tests.Channels;

/// <summary>Keeps what is logged.</summary>
internal sealed class LogBook : ILogger<WeComBot>
{
    private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = [];

    /// <summary>Warnings and worse, oldest first.</summary>
    public IReadOnlyList<string> Troubles => [.. _lines.Where(l => l.Level >= LogLevel.Warning).Select(l => l.Text)];

    /// <summary>Errors, oldest first.</summary>
    public IReadOnlyList<string> Errors => [.. _lines.Where(l => l.Level >= LogLevel.Error).Select(l => l.Text)];

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _lines.Enqueue((logLevel, exception is null ? formatter(state, exception) : $"{formatter(state, exception)}: {exception.GetType().Name}: {exception.Message}"));
}
