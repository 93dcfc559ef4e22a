using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PlanBot.Answers;
using PlanBot.Conversations;
using PlanBot.LocalWeCom;
using PlanBot.Storage;
using PlanBot.WeCom.Rendering;

namespace PlanBot.WeCom.Tests.Channels;

/// <summary>The bot with the real knowledge on a local WeCom, as its users meet it.</summary>
internal sealed class ChannelLab : IAsyncDisposable
{
    /// <summary>For what must come soon.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ChannelSetup _setup;
    private readonly KnowledgeFixture _fixture;
    private readonly WebApplication _web;
    private readonly TemporaryFolder _data = new();
    private CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    private ChannelLab(ChannelSetup setup, KnowledgeFixture fixture)
    {
        _setup = setup;
        _fixture = fixture;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _web = builder.Build();
        _web.Map("/wecom/aibot", context => AnswerAsync(context, Bot?.RobotEndpoint));
        _web.Map("/wecom/callback", context => AnswerAsync(context, Bot?.AppEndpoint));
    }

    public LocalWeComServer Server { get; private set; } = null!;

    public WeComWorld World => Server.World;

    public LogBook Log { get; } = new();

    public BotStore Store { get; private set; } = null!;

    public KnowledgeBase Knowledge { get; private set; } = null!;

    public WeComBot? Bot { get; private set; }

    public static async Task<ChannelLab> StartAsync(KnowledgeFixture fixture, ChannelSetup? setup = null)
    {
        setup ??= new ChannelSetup();
        var lab = new ChannelLab(setup, fixture);
        await lab._web.StartAsync();
        var address = new Uri(lab._web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        lab.Server = await LocalWeComServer.StartAsync(setup.WeCom with
        {
            Time = setup.WeComTime ?? setup.Time,
            RobotCallback = setup.Mode == ChannelMode.RobotCallback ? new Uri(address, "/wecom/aibot") : null,
            AppCallback = setup.Mode == ChannelMode.App ? new Uri(address, "/wecom/callback") : null,
        });
        await lab.StartBotAsync();
        return lab;
    }

    public static Task<ChannelLab> StartAsync(KnowledgeFixture fixture, ChannelMode mode) => StartAsync(fixture, new ChannelSetup { Mode = mode });

    /// <summary>Stops the bot; what was asked before is answered.</summary>
    public async Task StopBotAsync()
    {
        if (Bot is not { } bot) return;
        await _stopping.CancelAsync();
        await _running.WaitAsync(Patience);
        Bot = null;
        await bot.DisposeAsync();
        await Store.DisposeAsync();
        _stopping.Dispose();
    }

    /// <summary>Stops the bot and starts another on the same data folder.</summary>
    public async Task RestartBotAsync()
    {
        await StopBotAsync();
        await StartBotAsync();
    }

    /// <summary>Says something by the lab's way, alone with the bot.</summary>
    public async Task<LocalCallback> SayAsync(LocalUser user, string text) =>
        _setup.Mode == ChannelMode.App ? Server.SayToApp(user, text) : await Server.SayAsync(user, World.Direct(user), text).WaitAsync(Patience);

    /// <summary>Asks the bot alone and waits for its answer.</summary>
    public async Task<Delivery> AskAsync(LocalUser user, string text) => await AnswerAsync(await SayAsync(user, text));

    /// <summary>Asks the bot in a chat and waits for its answer.</summary>
    public async Task<Delivery> AskAsync(LocalUser user, LocalChat chat, string text, Delivery? quote = null) => await AnswerAsync(await Server.SayAsync(user, chat, text, quote).WaitAsync(Patience));

    /// <summary>The complete answer to a callback.</summary>
    public Task<Delivery> AnswerAsync(LocalCallback callback) => Server.AnswerToAsync(callback).WaitAsync(Patience);

    /// <summary>What answers a callback in words; the app's cards come in messages of their own.</summary>
    public IReadOnlyList<Delivery> Answers(LocalCallback callback) => [.. Server.Deliveries.AnswersTo(callback).Where(d => d.Door == Door.Robot || d.Kind != DeliveryKind.Card)];

    /// <summary>The next delivery from a place in the log on.</summary>
    public Task<Delivery> NextAsync(int from, Func<Delivery, bool>? wanted = null) => Server.Deliveries.WaitAsync(wanted ?? (_ => true), from).WaitAsync(Patience);

    /// <summary>How many deliveries there are.</summary>
    public int Delivered => Server.Deliveries.All.Count;

    /// <summary>What the answer to the last of these turns says by the lab's way.</summary>
    public string Expected(params string[] turns)
    {
        var assistant = _fixture.Assistant(TimeProvider.System);
        Reply reply = null!;
        foreach (string turn in turns) reply = assistant.Ask(new Question(turn, "chat"));
        return Shown(reply);
    }

    /// <summary>What a reply is by the lab's way, its first message.</summary>
    public string Shown(Reply reply)
    {
        var lines = ReplyLines.Of(reply, _fixture.Knowledge.Plan);
        return _setup.Mode == ChannelMode.App ? WeComPlainText.Parts(lines, ByteLimits.App)[0] : WeComMarkdown.Parts(lines, ByteLimits.Stream)[0];
    }

    /// <summary>The key of a card's button by what it does.</summary>
    public static string Button(JsonElement card, string action)
    {
        var buttons = card.TryGetProperty("button_list", out var list) ? list.EnumerateArray().ToList() : [card.GetProperty("submit_button")];
        return buttons.Select(b => b.GetProperty("key").GetString()!).First(k => k.StartsWith(action + "|", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        await StopBotAsync();
        await Server.DisposeAsync();
        await _web.DisposeAsync();
        _data.Dispose();
    }

    public async Task StartBotAsync()
    {
        Store = BotStore.Open(_data.PathOf("data"), _setup.Time);
        var memory = new ConversationMemory(_setup.Time);
        Store.Attach(memory);
        Knowledge = new KnowledgeBase(_fixture.Knowledge, _setup.Knowledge, memory, _setup.Time);
        var configured = new ConfigurationBuilder().AddInMemoryCollection(Server.Settings!).Build().GetSection("WeCom").Get<WeComSettings>()!;
        var settings = _setup.Settings(configured);
        Assert.Empty(settings.Problems());
        var bot = new WeComBot(Knowledge, settings, Store, _setup.Time, Log, _setup.Compose is { } compose ? (q, c) => compose(q, () => Knowledge.Assistant.Ask(q), c) : null);
        Bot = bot;
        _stopping = new CancellationTokenSource();
        _running = bot.RunAsync(_stopping.Token);
        if (_setup.Mode != ChannelMode.LongConnection) return;
        var subscribed = Server.Connections.WhenSubscribedAsync();
        if (await Task.WhenAny(subscribed, _running).WaitAsync(Patience) == _running) await _running;
    }

    private static Task AnswerAsync(HttpContext context, RequestDelegate? endpoint)
    {
        if (endpoint is not null) return endpoint(context);
        // The program is not there: its port is closed, and the connection with it.
        context.Abort();
        return Task.CompletedTask;
    }
}
