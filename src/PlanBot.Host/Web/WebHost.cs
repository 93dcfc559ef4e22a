using PlanBot.Conversations;
using PlanBot.Knowledge;
using PlanBot.Storage;

namespace PlanBot.Host.Web;

/// <summary>Wires the page and the HTTP API.</summary>
internal static class WebHost
{
    // The page loads nothing from anywhere else, and says so to the browser.
    private const string ContentPolicy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private const string RequestLog = "Logging:LogLevel:Microsoft.AspNetCore";

    public static WebApplication Build(WebApplicationBuilder builder, KnowledgeSnapshot knowledge, string knowledgeFolder, BotStore store)
    {
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(store);
        builder.Services.AddSingleton(services =>
        {
            var memory = new ConversationMemory(services.GetRequiredService<TimeProvider>());
            store.Attach(memory);
            return new KnowledgeBase(knowledge, knowledgeFolder, memory, services.GetRequiredService<TimeProvider>());
        });
        builder.Services.AddTransient(services => services.GetRequiredService<KnowledgeBase>().Assistant);
        Channels.Discord.Add(builder);
        Channels.WeCom.Add(builder);
        // Four lines a request are written for a debugger's sake; where callbacks come by the hundred they cost as much as the answers.
        if (builder.Configuration[RequestLog] is null) builder.Configuration[RequestLog] = nameof(LogLevel.Warning);
        builder.Services.AddOpenApi();
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Readable);
            options.SerializerOptions.Encoder = ApiJson.Readable.Options.Encoder;
        });
        var app = builder.Build();
        app.Use(async (context, next) =>
        {
            context.Response.Headers.ContentSecurityPolicy = ContentPolicy;
            context.Response.Headers.XContentTypeOptions = "nosniff";
            context.Response.Headers["Referrer-Policy"] = "no-referrer";
            await next(context);
        });
        app.UseDefaultFiles();
        app.UseStaticFiles();
        store.WriteFailed = e => Log.NotStored(app.Logger, e);
        Api.Map(app);
        Channels.Discord.Map(app);
        Channels.WeCom.Map(app);
        app.MapOpenApi("/openapi/{documentName}.json");
        return app;
    }
}
