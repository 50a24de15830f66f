using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Usher.Access.Identities;

/// <summary>When access keys were last used.</summary>
/// <remarks>
/// Noted in memory, so that a request costs no write, and written by <see cref="SaveAsync"/>, which the host calls when it stops. A crash loses the uses since
/// the start: they inform, nothing is decided by them.
/// </remarks>
public sealed class KeyUses(IdentityAccount account)
{
    private readonly ConcurrentDictionary<string, AccessKeyUse> _unsaved = new();

    /// <summary>Notes that a key has signed.</summary>
    /// <param name="keyId">One that lasts; keys of sessions are passed over, as IAM keeps none of them.</param>
    /// <param name="service">Of the signature's scope.</param>
    /// <param name="region">Of the signature's scope.</param>
    public void Note(string keyId, string service, string region)
    {
        if (!UniqueId.Lasts(keyId))
            return;

        var at = account.Now;
        // A busy key is noted once a second and service, not once a request.
        if (!_unsaved.TryGetValue(keyId, out var known) || known.At != at || known.Service != service)
            _unsaved[keyId] = new(at, service, region);
    }

    /// <summary>The last use of a key; null if it never was used.</summary>
    public AccessKeyUse? LastOf(AccessKey key) => _unsaved.GetValueOrDefault(key.Id) ?? key.LastUse;

    /// <summary>Writes what was noted since.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        var uses = _unsaved.ToArray();
        if (uses.Length == 0)
            return;

        await account.ChangeAsync(
            before =>
            {
                var after = before with { RootKeys = Noted(before.RootKeys, uses) };
                foreach (var user in before.Users.Values.Where(user => user.Keys.Any(key => uses.Any(use => use.Key == key.Id))))
                    after = after.With(user with { Keys = Noted(user.Keys, uses) });
                return (after, true);
            },
            cancellationToken);
        foreach (var use in uses)
            _unsaved.TryRemove(use);
    }

    private static ImmutableArray<AccessKey> Noted(ImmutableArray<AccessKey> keys, KeyValuePair<string, AccessKeyUse>[] uses) =>
        [.. keys.Select(key => uses.FirstOrDefault(use => use.Key == key.Id).Value is { } last ? key with { LastUse = last } : key)];
}
