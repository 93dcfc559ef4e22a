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
        var process = HostProcess.Start("--urls", "http://127.0.0.1:0");
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginErrorReadLine();
        while (await process.StandardOutput.ReadLineAsync(timeout.Token) is { } line)
        {
            var match = Listening().Match(line);
            if (!match.Success) continue;
            // What it writes from now on must be read too, or it would stop at a full pipe.
            process.OutputDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            return new RunningHost(process, new Uri(match.Groups["address"].Value));
        }
        await process.WaitForExitAsync(timeout.Token);
        throw new InvalidOperationException($"The program ended with {process.ExitCode} before it served.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    [GeneratedRegex(@"listening on: (?<address>http://\S+)")]
    private static partial Regex Listening();
}
