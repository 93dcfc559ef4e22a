using System.Text.Json;
using System.Text.Json.Nodes;

namespace PlanBot.LocalWeCom;

/// <summary>Tells the robot what users did, over the long connection or by callback, whichever is configured.</summary>
internal sealed class RobotDoor(LocalWeComOptions options, RobotGateway gateway, CallbackPoster poster, ReplyDesk desk, ViolationLog violations, CancellationToken stopped)
{
    /// <summary>
    /// Sends a callback. Over the long connection the task ends when it was written; by HTTP it ends at once, and
    /// <see cref="LocalCallback.Sent"/> when the exchange did.
    /// </summary>
    public async Task SendAsync(LocalCallback callback, JsonObject body, CancellationToken cancellation)
    {
        desk.Open(callback);
        if (options.RobotCallback is not null)
        {
            _ = PostAsync(callback, body);
            return;
        }
        callback.EndSending(new CallbackResult(await gateway.SendAsync(callback, body, cancellation)));
    }

    private async Task PostAsync(LocalCallback callback, JsonObject body)
    {
        try
        {
            var result = await poster.PostAsync(Door.Robot, body.ToText(), stopped);
            var stream = Take(callback, result.Passive, refreshing: null);
            callback.EndSending(result);
            while (stream is not null)
            {
                await Task.Delay(options.RefreshInterval, options.Time, stopped);
                stream = await RefreshAsync(callback, stream);
            }
        }
        catch (OperationCanceledException)
        {
            callback.EndSending(new CallbackResult(false));
        }
    }

    // WeCom asks for the rest of a stream until it is finished, at most 6 minutes after the user's message (page 接收消息).
    private async Task<string?> RefreshAsync(LocalCallback callback, string stream)
    {
        if (options.Time.GetUtcNow() - callback.At > options.StreamLife)
        {
            violations.Add("late", "stream refresh", "The stream was not finished in time");
            return null;
        }
        var result = await poster.PostAsync(Door.Robot, RobotBodies.Refresh(options, callback, stream).ToText(), stopped);
        return result.Passive is null ? stream : Take(callback, result.Passive, stream);
    }

    /// <summary>Carries out a passive reply; the id of a stream that is to go on.</summary>
    private string? Take(LocalCallback callback, string? passive, string? refreshing)
    {
        if (passive is null)
        {
            return null;
        }
        try
        {
            var body = JsonElement.Parse(passive);
            var ack = desk.Passive(callback, body, refreshing);
            return ack.IsOk && body.Has("stream") && !body.Member("stream").Flag("finish") ? body.Member("stream").Text("id") : null;
        }
        catch (JsonException error)
        {
            violations.Add("callback", "passive reply", $"No JSON: {error.Message}");
            return null;
        }
    }
}
