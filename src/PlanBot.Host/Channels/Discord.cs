using PlanBot.Discord;
using PlanBot.Discord.Gateway;

namespace PlanBot.Host.Channels;

/// <summary>Wires Discord: the gateway where a token is configured, interactions over HTTP where a public key is.</summary>
internal static partial class Discord
{
    /// <summary>Reads the sections <c>Discord</c> and <c>Admin:Discord</c>.</summary>
    public static DiscordSettings Settings(IConfiguration configuration) => (configuration.GetSection("Discord").Get<DiscordSettings>() ?? new DiscordSettings()) with
    {
        AdminUsers = Ids.Of(configuration, "Admin:Discord:Users"),
        AdminRoles = Ids.Of(configuration, "Admin:Discord:Roles"),
    };

    public static void Add(WebApplicationBuilder builder)
    {
        var settings = Settings(builder.Configuration);
        if (!settings.HasToken && !settings.HasPublicKey) return;
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<DiscordBot>();
        if (settings.HasToken) builder.Services.AddHostedService<DiscordService>();
    }

    public static void Map(WebApplication app)
    {
        if (app.Services.GetService<DiscordBot>()?.Endpoint is { } endpoint)
            app.MapPost("/discord/interactions", endpoint.HandleAsync).ExcludeFromDescription();
    }

    private sealed partial class DiscordService(DiscordBot bot, ILogger<DiscordService> logger) : BackgroundService
    {
        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            try
            {
                await bot.RunAsync(stoppingToken);
            }
            catch (GatewayStoppedException e)
            {
                LogStopped(e.Message);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                LogLeft();
            }
            catch (Exception e)
            {
                LogFailed(e);
            }
        }

        [LoggerMessage(Level = LogLevel.Critical, Message = "Discord is not served: {Reason} The web page goes on.")]
        private partial void LogStopped(string reason);

        [LoggerMessage(Level = LogLevel.Information, Message = "Discord is left")]
        private partial void LogLeft();

        [LoggerMessage(Level = LogLevel.Critical, Message = "Discord is no longer served; restart the program. The web page goes on.")]
        private partial void LogFailed(Exception e);
    }
}
