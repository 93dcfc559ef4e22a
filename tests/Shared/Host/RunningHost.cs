using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PlanBot.Tests;

/// <summary>The program serving on a free port, until it is disposed of.</summary>
internal sealed partial class RunningHost : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly Process _process;

    private RunningHost(Process process, Uri address)
    {
        _process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Starts the program and waits until it says where it listens.</summary>
    public static async Task<RunningHost> StartAsync()
    {
        using var timeout = new CancellationTokenSource(s_patience);
        var address = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        var process = HostProcess.Start("--urls", "http://127.0.0.1:0", "--data", Directory.CreateTempSubdirectory("planbot-data-").FullName);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) address.TrySetException(new InvalidOperationException("The program ended before it served."));
            else if (Listening().Match(line.Data) is { Success: true } match) address.TrySetResult(new Uri(match.Groups["address"].Value));
        };
        // Both are read to the end: the program would stop at a full pipe.
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            return new RunningHost(process, await address.Task.WaitAsync(timeout.Token));
        }
        catch
        {
            await EndAsync(process);
            throw;
        }
    }

    public ValueTask DisposeAsync() => EndAsync(_process);

    private static async ValueTask EndAsync(Process process)
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
    }

    [GeneratedRegex(@"listening on: (?<address>http://\S+)")]
    private static partial Regex Listening();
}
