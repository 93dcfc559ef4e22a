using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using PlanBot.Answers;
using PlanBot.Conversations;
using PlanBot.Discord.Rendering;
using PlanBot.LocalDiscord;
using PlanBot.Storage;

namespace PlanBot.Discord.Tests.Channels;

/// <summary>The bot with the real knowledge on a local Discord, as its users meet it.</summary>
internal sealed class ChannelLab : IAsyncDisposable
{
    /// <summary>For what must come soon.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly ChannelSetup _setup;
    private readonly KnowledgeFixture _fixture;
    private readonly TemporaryFolder _data = new();
    private readonly ConcurrentDictionary<string, TaskCompletionSource> _remembered = new(StringComparer.Ordinal);
    private CancellationTokenSource _stopping = new();
    private Task _running = Task.CompletedTask;

    private ChannelLab(ChannelSetup setup, KnowledgeFixture fixture, LocalDiscordServer server)
    {
        _setup = setup;
        _fixture = fixture;
        Server = server;
    }

    public LocalDiscordServer Server { get; }

    public DiscordWorld World => Server.World;

    public LogBook Log { get; } = new();

    public BotStore Store { get; private set; } = null!;

    public KnowledgeBase Knowledge { get; private set; } = null!;

    public DiscordBot Bot { get; private set; } = null!;

    /// <summary>Runs in the middle of an answer, on the thread that makes it.</summary>
    public Action? WhileAnswering { get; set; }

    public static async Task<ChannelLab> StartAsync(KnowledgeFixture fixture, ChannelSetup? setup = null)
    {
        setup ??= new ChannelSetup();
        var lab = new ChannelLab(setup, fixture, await LocalDiscordServer.StartAsync(setup.Discord));
        await lab.StartBotAsync();
        return lab;
    }

    /// <summary>Stops the bot; what was asked before is answered.</summary>
    public async Task StopBotAsync()
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(Patience).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Bot.Dispose();
        await Store.DisposeAsync();
    }

    /// <summary>Stops the bot and starts another on the same data folder.</summary>
    public async Task RestartBotAsync()
    {
        await StopBotAsync();
        await StartBotAsync();
    }

    /// <summary>Asks the bot and waits for its reply.</summary>
    public async Task<LocalMessage> AskAsync(LocalUser user, LocalChannel channel, string text, LocalMessage? replyTo = null) =>
        await ReplyAsync(await Server.SayAsync(user, channel, text, mentionBot: channel.GuildId is not null, replyTo));

    /// <summary>The reply to a message.</summary>
    public Task<LocalMessage> ReplyAsync(LocalMessage question) => Server.ReplyToAsync(question).WaitAsync(Patience);

    /// <summary>Waits until the bot remembers what an answer was about, which is when Discord has told it the answer's id.</summary>
    public Task RememberedAsync(ulong answer) => Remembered(ConversationKey.OfAnswer($"{answer}")).Task.WaitAsync(Patience);

    /// <summary>Sends a message's event once more, as another event.</summary>
    public void Repeat(LocalMessage message) => Server.Gateway.Dispatch("MESSAGE_CREATE", EventOf(message).ToJsonString());

    /// <summary>The event of a message, to be changed.</summary>
    public JsonObject EventOf(LocalMessage message) => JsonNode.Parse(MessageJson.Event(World, message, withContent: true))!.AsObject();

    /// <summary>How many messages the bot has sent.</summary>
    public int Sent => Server.Actions.All.Count(a => a.Kind == BotActionKind.Sent);

    /// <summary>What the first page of the answer to the last of these turns says, as Discord is told it.</summary>
    public string Expected(params string[] turns)
    {
        var assistant = _fixture.Assistant(TimeProvider.System);
        Reply reply = null!;
        foreach (string turn in turns) reply = assistant.Ask(new Question(turn, "chat"));
        return ReplyMessage.Render(reply, new AnswerRef("1", null), 0, _fixture.Knowledge).Embeds![0].Description ?? "";
    }

    /// <summary>The description of a message's embed.</summary>
    public static string Description(LocalMessage message) => message.Embeds[0].Text("description") ?? "";

    /// <summary>The id of the first component of an action, such as <c>page</c>, that is not disabled.</summary>
    public static string Button(LocalMessage message, string action, int index = 0) => Ids(message).Where(c => c.StartsWith(action + "|", StringComparison.Ordinal)).ElementAt(index);

    /// <summary>The ids of a message's components that can be used.</summary>
    public static IReadOnlyList<string> Ids(LocalMessage message) =>
        [.. message.Components.EnumerateArray().SelectMany(r => r.Items("components")).Where(c => !c.Flag("disabled")).Select(c => c.Text("custom_id")!)];

    public async ValueTask DisposeAsync()
    {
        await StopBotAsync();
        await Server.DisposeAsync();
        _stopping.Dispose();
        _data.Dispose();
    }

    private async Task StartBotAsync()
    {
        int before = Server.Actions.All.Count;
        Store = BotStore.Open(_data.PathOf("data"), _setup.Time);
        var memory = new ConversationMemory(_setup.Time);
        Store.Attach(memory);
        var stored = memory.Remembered!;
        memory.Remembered = (chat, turn, at) =>
        {
            stored(chat, turn, at);
            Remembered(chat).TrySetResult();
            WhileAnswering?.Invoke();
        };
        Knowledge = new KnowledgeBase(_fixture.Knowledge, _setup.Knowledge, memory, _setup.Time);
        var settings = new DiscordSettings { Token = Server.Token, ApiUrl = Server.ApiUrl.ToString(), PublicKey = Server.PublicKey, RequestsPerSecond = 0 };
        settings = _setup.Settings(settings, World);
        Assert.Empty(settings.Problems());
        Bot = new DiscordBot(Knowledge, settings, Store, _setup.Time, Log);
        _stopping = new CancellationTokenSource();
        _running = Bot.RunAsync(_stopping.Token);
        var ready = Server.Actions.WaitAsync(a => a.Kind == BotActionKind.Ready, before);
        if (await Task.WhenAny(ready, _running).WaitAsync(Patience) == _running) await _running;
    }

    private TaskCompletionSource Remembered(string chat) => _remembered.GetOrAdd(chat, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
}
