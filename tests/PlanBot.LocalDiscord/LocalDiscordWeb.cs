using System.Net;

namespace PlanBot.LocalDiscord;

/// <summary>The web server: REST below <c>/api</c>, control routes below <c>/_control</c>, the gateway at <c>/</c> and, for resumes, at <c>/resume</c>.</summary>
internal static class LocalDiscordWeb
{
    private const long MaxRequest = 26 * 1024 * 1024;

    public static WebApplication Build(LocalDiscordOptions options, RestEndpoint rest, ControlRoutes control, DiscordGateway gateway, CancellationToken stopped)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.Limits.MaxRequestBodySize = MaxRequest;
            kestrel.AddServerHeader = false;
        });
        var app = builder.Build();
        app.UseWebSockets();
        app.Use(async (context, next) =>
        {
            var path = context.Request.Path.Value ?? "/";
            if (path.StartsWith("/api/", StringComparison.Ordinal))
            {
                await rest.HandleAsync(context, path["/api".Length..]);
            }
            else if (path.StartsWith("/_control/", StringComparison.Ordinal))
            {
                await control.HandleAsync(context, path["/_control".Length..]);
            }
            else if (context.WebSockets.IsWebSocketRequest && path is "/" or "/resume" or "/resume/")
            {
                await ConnectAsync(context, options, gateway, path != "/", stopped);
            }
            else
            {
                await next(context);
            }
        });
        return app;
    }

    private static async Task ConnectAsync(HttpContext context, LocalDiscordOptions options, DiscordGateway gateway, bool byResumeUrl, CancellationToken stopped)
    {
        var query = context.Request.Query;
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var connection = new GatewayConnection(socket, gateway, options, query["compress"] == "zlib-stream", byResumeUrl);
        gateway.Began(connection);
        if (query["v"] != "10")
        {
            connection.Fail(CloseCode.InvalidApiVersion, "connect", $"Version \"{query["v"]}\" is not 10");
        }
        else if (query["encoding"] != "json" || query["compress"].ToString() is not ("" or "zlib-stream"))
        {
            connection.Fail(CloseCode.DecodeError, "connect", "Only encoding=json is offered, and compress=zlib-stream or none");
        }
        await connection.RunAsync(stopped);
    }
}
