using System.Collections.Concurrent;
using System.Security.Cryptography;
using Usher.Web.Services;
using Usher.Wire.Calling;
using Usher.Wire.Errors;
using Usher.Wire.Signing.Making;

namespace Usher.Web.Console.SignIn;

/// <summary>Who is signed in to the console. In memory alone: a secret that is not written down cannot be found.</summary>
internal sealed class ConsoleSessions(ClientFactory clients, TimeProvider clock)
{
    /// <summary>A session that nothing is done in for so long is over.</summary>
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(30);

    /// <summary>So is one that is so old, whatever is done in it.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(12);

    private const int IdBytes = 32;

    private readonly ConcurrentDictionary<string, ConsoleSession> _sessions = new(StringComparer.Ordinal);

    // Ended sessions are remembered by their reason for a while, so that their pages can say it.
    private readonly ConcurrentDictionary<string, (SessionEndReason End, DateTimeOffset When)> _ended = new(StringComparer.Ordinal);

    /// <summary>Signs somebody in.</summary>
    /// <exception cref="AwsException">The service does not know the key.</exception>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    public async Task<ConsoleSession> OpenAsync(SigningCredentials key, CancellationToken stop)
    {
        Sweep();
        var who = await clients.Account(new LastingCredentials(key)).GetCallerIdentityAsync(stop);
        var session = new ConsoleSession(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), key, who, clients, clock.GetUtcNow());
        _sessions[session.Id] = session;
        return session;
    }

    /// <summary>The session of an id; null, with the reason, if it is over.</summary>
    public ConsoleSession? Find(string id, out SessionEndReason end)
    {
        end = _ended.TryGetValue(id, out var past) ? past.End : SessionEndReason.Restart;
        if (!_sessions.TryGetValue(id, out var session))
            return null;
        if (EndOf(session) is not { } over)
            return session;

        End(id, end = over);
        return null;
    }

    /// <summary>Ends a session: its key is forgotten at once.</summary>
    public void End(string id, SessionEndReason end)
    {
        if (_sessions.TryRemove(id, out _))
            _ended[id] = (end, clock.GetUtcNow());
    }

    // Whichever came first is what ended it.
    private SessionEndReason? EndOf(ConsoleSession session)
    {
        var now = clock.GetUtcNow();
        var (idle, old) = (session.LastSeen + IdleTimeout, session.Begun + MaxAge);
        return now <= idle && now <= old ? null : idle < old ? SessionEndReason.Idle : SessionEndReason.Age;
    }

    private void Sweep()
    {
        foreach (var session in _sessions.Values)
        {
            if (EndOf(session) is { } end)
                End(session.Id, end);
        }

        foreach (var (id, past) in _ended)
        {
            if (clock.GetUtcNow() - past.When > MaxAge)
                _ended.TryRemove(id, out _);
        }
    }
}
