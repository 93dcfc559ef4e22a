namespace PlanBot.LocalWeCom;

/// <summary>The enterprise: its members and the groups that the robot is in.</summary>
public sealed class WeComWorld
{
    private readonly Dictionary<string, LocalChat> _direct;

    internal WeComWorld()
    {
        Users = [Alice, Ben, Admin];
        Groups = [Group, Office];
        _direct = Users.ToDictionary(user => user.UserId, user => new LocalChat(user.UserId, "@" + user.UserId, user));
    }

    /// <summary>A member.</summary>
    public LocalUser Alice { get; } = new("alice", "艾丽");

    /// <summary>Another member.</summary>
    public LocalUser Ben { get; } = new("ben", "本");

    /// <summary>A member who may be given an administrator's rights in the bot's configuration.</summary>
    public LocalUser Admin { get; } = new("admin", "管理员");

    /// <summary>A group of all members.</summary>
    public LocalChat Group { get; } = new("wrlocalgroup000001", "group");

    /// <summary>Another group.</summary>
    public LocalChat Office { get; } = new("wrlocalgroup000002", "office");

    /// <summary>All members.</summary>
    public IReadOnlyList<LocalUser> Users { get; }

    /// <summary>All groups.</summary>
    public IReadOnlyList<LocalChat> Groups { get; }

    /// <summary>The chat of a member alone with the bot; members are known by their id, so that load runs may make up others.</summary>
    public LocalChat Direct(LocalUser user)
    {
        lock (_direct)
        {
            if (!_direct.TryGetValue(user.UserId, out var chat))
            {
                _direct[user.UserId] = chat = new LocalChat(user.UserId, "@" + user.UserId, user);
            }
            return chat;
        }
    }

    /// <summary>A group by its chatid, or the chat alone with a member by the userid.</summary>
    public bool TryGetChat(string id, out LocalChat chat)
    {
        lock (_direct)
        {
            chat = Groups.FirstOrDefault(group => group.Id == id) ?? _direct.GetValueOrDefault(id)!;
            return chat is not null;
        }
    }

    /// <summary>Whether there is such a member.</summary>
    public bool HasUser(string userId)
    {
        lock (_direct)
        {
            return _direct.ContainsKey(userId);
        }
    }
}
