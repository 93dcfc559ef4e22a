using System.Diagnostics.CodeAnalysis;

namespace PlanBot.LocalDiscord;

/// <summary>
/// Everything that exists in the local Discord. All changes are made while holding <see cref="Gate"/>, so that the order of
/// events at the gateway is the order of the changes.
/// </summary>
public sealed class DiscordWorld
{
    private readonly Dictionary<ulong, LocalUser> _users = [];
    private readonly Dictionary<ulong, LocalChannel> _channels = [];
    private readonly Dictionary<ulong, LocalMessage> _messages = [];
    private readonly Dictionary<ulong, List<ulong>> _messagesByChannel = [];
    private readonly Dictionary<ulong, LocalChannel> _directByUser = [];

    internal DiscordWorld(LocalDiscordOptions options)
    {
        Ids = new Snowflakes(options.Time);
        Bot = Add("planbot", "PlanBot", bot: true);
        OtherBot = Add("otherbot", "Other bot", bot: true);
        Alice = Add("alice", "Alice");
        Ben = Add("ben", "Ben") with { Locale = "en-US" };
        _users[Ben.Id] = Ben;
        Admin = Add("admin", "Admin") with { Permissions = LocalUser.Member | LocalUser.Administrator };
        _users[Admin.Id] = Admin;
        GuildId = Ids.Next();
        Channel = AddChannel(ChannelKind.Text, "general");
        AskChannel = AddChannel(ChannelKind.Text, "ask");
        Forum = AddChannel(ChannelKind.Forum, "questions");
        Thread = AddThread(Channel, "talk", Alice.Id);
    }

    /// <summary>Held while the world changes.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>Where ids come from.</summary>
    public Snowflakes Ids { get; }

    /// <summary>The one guild.</summary>
    public ulong GuildId { get; }

    /// <summary>The application's id, which is its bot user's too.</summary>
    public ulong ApplicationId => Bot.Id;

    /// <summary>The bot under test.</summary>
    public LocalUser Bot { get; private set; }

    /// <summary>A bot that is not under test.</summary>
    public LocalUser OtherBot { get; }

    /// <summary>A member whose client is in simplified Chinese.</summary>
    public LocalUser Alice { get; }

    /// <summary>A member whose client is in English.</summary>
    public LocalUser Ben { get; }

    /// <summary>A member who is an administrator.</summary>
    public LocalUser Admin { get; }

    /// <summary>A text channel.</summary>
    public LocalChannel Channel { get; }

    /// <summary>A second text channel, for bots that answer every message of a channel.</summary>
    public LocalChannel AskChannel { get; }

    /// <summary>A forum.</summary>
    public LocalChannel Forum { get; }

    /// <summary>A thread in <see cref="Channel"/>.</summary>
    public LocalChannel Thread { get; }

    /// <summary>Commands by guild; the key 0 holds the global ones.</summary>
    internal Dictionary<ulong, List<LocalCommand>> Commands { get; } = [];

    /// <summary>All users.</summary>
    public IReadOnlyList<LocalUser> Users
    {
        get
        {
            lock (Gate)
            {
                return [.. _users.Values];
            }
        }
    }

    /// <summary>All channels, threads and direct messages.</summary>
    public IReadOnlyList<LocalChannel> Channels
    {
        get
        {
            lock (Gate)
            {
                return [.. _channels.Values];
            }
        }
    }

    /// <summary>Adds a user.</summary>
    public LocalUser AddUser(string name, bool bot = false)
    {
        lock (Gate)
        {
            return Add(name, name, bot);
        }
    }

    /// <summary>The direct message between a user and the bot; made at the first call.</summary>
    public LocalChannel Direct(LocalUser user)
    {
        lock (Gate)
        {
            if (!_directByUser.TryGetValue(user.Id, out var channel))
            {
                channel = new LocalChannel { Id = Ids.Next(), Kind = ChannelKind.Direct, Name = "", OwnerId = user.Id };
                _directByUser[user.Id] = _channels[channel.Id] = channel;
            }
            return channel;
        }
    }

    /// <summary>A user by id.</summary>
    public bool TryGetUser(ulong id, [MaybeNullWhen(false)] out LocalUser user)
    {
        lock (Gate)
        {
            return _users.TryGetValue(id, out user);
        }
    }

    /// <summary>A channel by id.</summary>
    public bool TryGetChannel(ulong id, [MaybeNullWhen(false)] out LocalChannel channel)
    {
        lock (Gate)
        {
            return _channels.TryGetValue(id, out channel);
        }
    }

    /// <summary>A message's newest state; false when it was deleted.</summary>
    public bool TryGetMessage(ulong id, [MaybeNullWhen(false)] out LocalMessage message)
    {
        lock (Gate)
        {
            return _messages.TryGetValue(id, out message);
        }
    }

    /// <summary>The messages of a channel, oldest first.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="seenBy">The reader; messages for another user alone are left out. Null sees everything.</param>
    public IReadOnlyList<LocalMessage> MessagesIn(LocalChannel channel, LocalUser? seenBy = null)
    {
        lock (Gate)
        {
            return [.. _messagesByChannel.GetValueOrDefault(channel.Id, [])
                .Where(_messages.ContainsKey)
                .Select(id => _messages[id])
                .Where(message => message.VisibleTo is null || seenBy is null || message.VisibleTo == seenBy.Id)];
        }
    }

    internal void Put(LocalMessage message)
    {
        if (_messages.TryAdd(message.Id, message))
        {
            if (!_messagesByChannel.TryGetValue(message.ChannelId, out var list))
            {
                _messagesByChannel[message.ChannelId] = list = [];
            }
            list.Add(message.Id);
        }
        else
        {
            _messages[message.Id] = message;
        }
    }

    internal bool Remove(ulong messageId) => _messages.Remove(messageId);

    internal LocalChannel AddThread(LocalChannel parent, string name, ulong owner, ulong? id = null)
    {
        var thread = new LocalChannel
        {
            Id = id ?? Ids.Next(),
            Kind = ChannelKind.Thread,
            Name = name,
            GuildId = GuildId,
            ParentId = parent.Id,
            OwnerId = owner,
        };
        return _channels[thread.Id] = thread;
    }

    private LocalUser Add(string name, string globalName, bool bot = false)
    {
        var user = new LocalUser { Id = Ids.Next(), Name = name, GlobalName = globalName, Bot = bot };
        return _users[user.Id] = user;
    }

    private LocalChannel AddChannel(ChannelKind kind, string name)
    {
        var channel = new LocalChannel { Id = Ids.Next(), Kind = kind, Name = name, GuildId = GuildId };
        return _channels[channel.Id] = channel;
    }
}
