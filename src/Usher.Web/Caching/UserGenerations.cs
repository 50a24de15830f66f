using System.Security.Cryptography;
using System.Text;

namespace Usher.Web.Caching;

/// <summary>
/// The generation of each user's cached answers: an event ends it, and what was cached under it, or is on its way there, is never looked at again.
/// Users share places; one more than needed may be forgotten, none too few.
/// </summary>
/// <param name="shared">Where other instances of the application see it, and a restart finds it; null for none.</param>
/// <param name="clock">Says when to look again.</param>
internal sealed class UserGenerations(SecondLevelCache? shared, TimeProvider clock)
{
    /// <summary>How long an event that another instance took can go unnoticed.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    private const int SlotCount = 65_536;
    private const string Initial = "0";

    // Longer than any answer is kept.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly string[] _current = Enumerable.Repeat(Initial, SlotCount).ToArray();
    private readonly long[] _loadedAt = new long[SlotCount];
    private readonly bool[] _isUnsaved = new bool[SlotCount];

    /// <summary>The generation that counts now.</summary>
    public ValueTask<string> GetAsync(string user)
    {
        var slot = SlotOf(user);
        return shared is null || IsFresh(slot) ? ValueTask.FromResult(Volatile.Read(ref _current[slot])) : new(LoadAsync(shared, slot));
    }

    /// <summary>Ends a user's generation, here at once and, where the second level answers, for other instances.</summary>
    public async ValueTask AdvanceAsync(string user)
    {
        var slot = SlotOf(user);
        Volatile.Write(ref _current[slot], RandomNumberGenerator.GetHexString(16, lowercase: true));
        if (shared is not null)
            await SaveAsync(shared, slot);
    }

    private bool IsFresh(int slot) => Volatile.Read(ref _loadedAt[slot]) is > 0 and var at && clock.GetElapsedTime(at) < Freshness;

    private async Task<string> LoadAsync(SecondLevelCache level, int slot)
    {
        var began = clock.GetTimestamp();
        if (Volatile.Read(ref _isUnsaved[slot]))
        {
            // The second level was gone when this generation began: what it says is older.
            await SaveAsync(level, slot);
        }
        else
        {
            var before = Volatile.Read(ref _current[slot]);
            if (await level.GetAsync(KeyOf(slot), CancellationToken.None) is { } saved)
                Interlocked.CompareExchange(ref _current[slot], Encoding.ASCII.GetString(saved), before);
        }

        // Only now: until it is known, everybody waits for it.
        Volatile.Write(ref _loadedAt[slot], began);
        return Volatile.Read(ref _current[slot]);
    }

    private async Task SaveAsync(SecondLevelCache level, int slot)
    {
        Volatile.Write(ref _isUnsaved[slot], true);
        var current = Volatile.Read(ref _current[slot]);
        if (await level.TrySetAsync(KeyOf(slot), Encoding.ASCII.GetBytes(current), Lifetime) && Volatile.Read(ref _current[slot]) == current)
            Volatile.Write(ref _isUnsaved[slot], false);
    }

    private static string KeyOf(int slot) => $"generation:{slot}";

    // FNV-1a: the same in every process.
    private static int SlotOf(string user)
    {
        var hash = 2166136261u;
        foreach (var character in user)
            hash = (hash ^ character) * 16777619u;
        return (int)((hash ^ (hash >> 16)) % SlotCount);
    }
}
