using System.Collections.Concurrent;
using System.Collections.Frozen;
using Usher.Access.Identities;

namespace Usher.Access.Credentials;

/// <summary>Who is behind an access key or a session, in one snapshot. Callers are made at their first request and kept until something changes.</summary>
internal sealed class KeyIndex(AccountSnapshot snapshot)
{
    /// <summary>More sessions than are likely at work at once; beyond them the index begins anew.</summary>
    private const int MaxSessions = 1_000;

    private readonly FrozenDictionary<string, KeyOwner> _keys = snapshot.RootKeys.Select(key => new KeyOwner(key, User: null))
        .Concat(snapshot.Users.Values.SelectMany(user => user.Keys.Select(key => new KeyOwner(key, user))))
        .ToFrozenDictionary(owner => owner.Key.Id);
    private readonly FrozenDictionary<string, User> _users = snapshot.Users.Values.ToFrozenDictionary(user => user.Id);
    private readonly FrozenDictionary<string, Role> _roles = snapshot.Roles.Values.ToFrozenDictionary(role => role.Id);
    private readonly ConcurrentDictionary<string, Credential> _lasting = new();
    private readonly ConcurrentDictionary<string, KnownSession> _sessions = new();

    public AccountSnapshot Snapshot { get; } = snapshot;

    public KeyOwner? Find(string keyId) => _keys.GetValueOrDefault(keyId);

    public User? User(string id) => _users.GetValueOrDefault(id);

    public Role? Role(string id) => _roles.GetValueOrDefault(id);

    public Credential Lasting(string keyId, Func<string, Credential> make) => _lasting.GetOrAdd(keyId, make);

    public KnownSession? Session(string token) => _sessions.GetValueOrDefault(token);

    public void Remember(string token, KnownSession session)
    {
        if (_sessions.Count >= MaxSessions)
            _sessions.Clear();
        _sessions[token] = session;
    }
}
