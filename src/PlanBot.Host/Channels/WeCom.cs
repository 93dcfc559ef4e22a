using PlanBot.WeCom;
using PlanBot.WeCom.LongConnection;

namespace PlanBot.Host.Channels;

/// <summary>Wires WeCom: the robot's long connection, the robot's callback and the self-built app, each where it is configured.</summary>
internal static partial class WeCom
{
    /// <summary>Reads the sections <c>WeCom</c> and <c>Admin:WeCom</c>.</summary>
    public static WeComSettings Settings(IConfiguration configuration) => (configuration.GetSection("WeCom").Get<WeComSettings>() ?? new WeComSettings()) with
    {
        AdminUsers = Ids.Of(configuration, "Admin:WeCom:Users"),
    };

    public static void Add(WebApplicationBuilder builder)
    {
        var settings = Settings(builder.Configuration);
        if (!settings.IsSet) return;
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<WeComBot>();
        builder.Services.AddHostedService<WeComService>();
    }

    public static void Map(WebApplication app)
    {
        string[] methods = [HttpMethods.Get, HttpMethods.Post];
        if (app.Services.GetService<WeComBot>() is not { } bot) return;
        if (bot.RobotEndpoint is { } robot) app.MapMethods("/wecom/aibot", methods, robot).ExcludeFromDescription();
        if (bot.AppEndpoint is { } own) app.MapMethods("/wecom/callback", methods, own).ExcludeFromDescription();
    }

    private sealed partial class WeComService(WeComBot bot, ILogger<WeComService> logger) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            try
            {
                await bot.RunAsync(stoppingToken);
                LogLeft();
            }
            catch (LongConnectionStoppedException e)
            {
                LogStopped(e.Message);
            }
            catch (Exception e)
            {
                LogFailed(e);
            }
        }

        [LoggerMessage(Level = LogLevel.Critical, Message = "WeCom's robot is not served: {Reason} The web page goes on.")]
        private partial void LogStopped(string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "WeCom is left")]
        private partial void LogLeft();

        [LoggerMessage(Level = LogLevel.Critical, Message = "WeCom is no longer served; restart the program. The web page goes on.")]
        private partial void LogFailed(Exception e);
    }
}
