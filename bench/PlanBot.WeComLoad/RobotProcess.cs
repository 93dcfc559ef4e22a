using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PlanBot.WeComLoad;

/// <summary>A contender's process from its start until it is disposed of.</summary>
internal sealed class RobotProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_startPatience = TimeSpan.FromMinutes(2), s_pause = TimeSpan.FromMilliseconds(100);

    private readonly Process _process;
    private readonly string _folder;

    private RobotProcess(Process process, string folder, CallbackClient client)
    {
        _process = process;
        _folder = folder;
        Client = client;
    }

    /// <summary>Calls it.</summary>
    public CallbackClient Client { get; }

    /// <summary>Processor time that the process has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Starts a robot and waits until its callback address is good.</summary>
    /// <exception cref="TimeoutException">It was not ready in time.</exception>
    public static async Task<RobotProcess> StartAsync(Contender contender, int connections, CancellationToken cancel)
    {
        string folder = Directory.CreateTempSubdirectory("planbot-load-").FullName;
        int port = FreePort();
        var start = contender.Start(port, folder);
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var process = Process.Start(start)!;
        var robot = new RobotProcess(process, folder, new CallbackClient(port, connections));
        // Read to the end, or the process would stop at a full pipe. What it has to complain of is shown.
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, line) => Console.Error.WriteLine(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            long started = Stopwatch.GetTimestamp();
            while (!await robot.Client.VerifyAsync(cancel))
            {
                if (process.HasExited || Stopwatch.GetElapsedTime(started) > s_startPatience) throw new TimeoutException($"{contender.Name} does not answer.");
                await Task.Delay(s_pause, TimeProvider.System, cancel);
            }
            return robot;
        }
        catch
        {
            await robot.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
