using System.Collections.Concurrent;
using System.Security.Cryptography;
using Usher.Web.Services;
using Usher.Wire.Calling;
using Usher.Wire.Errors;
using Usher.Wire.Signing.Making;

namespace Usher.Web.Console.SignIn;

/// <summary>The sessions of the console. They are in memory only, so that the secret keys are never written to disk.</summary>
internal sealed class ConsoleSessions(ClientFactory clients, TimeProvider clock)
{
    /// <summary>A session ends after this time without activity.</summary>
    public static readonly TimeSpan IdleTimeout = TimeSpan.FromMinutes(30);

    /// <summary>A session ends at this age, even if it is active.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromHours(12);

    private const int IdBytes = 32;

    private readonly ConcurrentDictionary<string, ConsoleSession> _sessions = new(StringComparer.Ordinal);

    // Ids of ended sessions, with the reason, so that the sign-in page can show it.
    private readonly ConcurrentDictionary<string, (SessionEndReason End, DateTimeOffset When)> _ended = new(StringComparer.Ordinal);

    /// <summary>Opens a session.</summary>
    /// <exception cref="AwsException">The service does not know the key.</exception>
    /// <exception cref="HttpRequestException">The service does not answer.</exception>
    public async Task<ConsoleSession> OpenAsync(SigningCredentials key, CancellationToken cancellationToken)
    {
        Sweep();
        var who = await clients.Account(new LastingCredentials(key)).GetCallerIdentityAsync(cancellationToken);
        var session = new ConsoleSession(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), key, who, clients, clock.GetUtcNow());
        _sessions[session.Id] = session;
        return session;
    }

    /// <summary>Finds a session; null, with the reason, if it has ended.</summary>
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

    /// <summary>Ends a session and discards its key.</summary>
    public void End(string id, SessionEndReason end)
    {
        if (_sessions.TryRemove(id, out _))
            _ended[id] = (end, clock.GetUtcNow());
    }

    // The limit that was reached first is the reason.
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
