using System.Net;

namespace PlanBot.LocalWeCom;

/// <summary>The web server: the long connection at <c>/</c>, the API below <c>/cgi-bin</c>, control routes below <c>/_control</c>.</summary>
internal static class LocalWeComWeb
{
    public static WebApplication Build(LocalWeComOptions options, ApiEndpoint api, ControlRoutes control, RobotGateway gateway, CancellationToken stopped)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.AddServerHeader = false;
        });
        var app = builder.Build();
        app.UseWebSockets();
        app.Use(async (context, next) =>
        {
            var path = context.Request.Path.Value ?? "/";
            if (path.StartsWith("/cgi-bin/", StringComparison.Ordinal))
            {
                await api.HandleAsync(context, path["/cgi-bin/".Length..]);
            }
            else if (path.StartsWith("/_control/", StringComparison.Ordinal))
            {
                await control.HandleAsync(context, path["/_control".Length..]);
            }
            else if (context.WebSockets.IsWebSocketRequest && path == "/")
            {
                await ConnectAsync(context, options, gateway, stopped);
            }
            else
            {
                await next(context);
            }
        });
        return app;
    }

    private static async Task ConnectAsync(HttpContext context, LocalWeComOptions options, RobotGateway gateway, CancellationToken stopped)
    {
        if (gateway.IsDown)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var connection = new RobotConnection(socket, gateway, options);
        gateway.Began(connection);
        await connection.RunAsync(stopped);
    }
}
