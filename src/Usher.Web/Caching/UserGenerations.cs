using System.IO.Hashing;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Usher.Web.Caching;

/// <summary>
/// The generation of each user's cached lists. An event begins a new generation; lists of an older one, cached or being fetched, are never served again.
/// Users share a fixed number of slots: an event may also drop the lists of other users.
/// </summary>
/// <param name="shared">Shares the generations with other instances of the application and keeps them over a restart; null where there is no second level.</param>
/// <param name="clock">The clock.</param>
internal sealed class UserGenerations(SecondLevelCache? shared, TimeProvider clock)
{
    /// <summary>How long an event that another instance received may go unnoticed.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    private const int SlotCount = 65_536;
    private const string Initial = "0";

    // Longer than the lifetime of any list.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly string[] _current = Enumerable.Repeat(Initial, SlotCount).ToArray();
    private readonly long[] _loadedAt = new long[SlotCount];
    private readonly bool[] _isUnsaved = new bool[SlotCount];

    /// <summary>The user's current generation.</summary>
    public ValueTask<string> GetAsync(string user)
    {
        var slot = SlotOf(user);
        return shared is null || IsFresh(slot) ? ValueTask.FromResult(Volatile.Read(ref _current[slot])) : new(LoadAsync(shared, slot));
    }

    /// <summary>Begins a new generation: here at once, and for other instances if the second level answers.</summary>
    public async ValueTask AdvanceAsync(string user)
    {
        var slot = SlotOf(user);
        Volatile.Write(ref _current[slot], RandomNumberGenerator.GetHexString(16, lowercase: true));
        if (shared is not null)
            await SaveAsync(shared, slot);
    }

    private bool IsFresh(int slot) => Volatile.Read(ref _loadedAt[slot]) is > 0 and var loadedAt && clock.GetElapsedTime(loadedAt) < Freshness;

    private async Task<string> LoadAsync(SecondLevelCache level, int slot)
    {
        var began = clock.GetTimestamp();
        if (Volatile.Read(ref _isUnsaved[slot]))
        {
            // The second level did not answer when this generation began, so it holds an older one.
            await SaveAsync(level, slot);
        }
        else
        {
            var before = Volatile.Read(ref _current[slot]);
            if (await level.GetAsync(KeyOf(slot), CancellationToken.None) is { } saved)
                Interlocked.CompareExchange(ref _current[slot], Encoding.ASCII.GetString(saved), before);
        }

        // Set last: until the generation is loaded, every caller has to wait for it.
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

    // The same in every process, unlike string.GetHashCode.
    private static int SlotOf(string user) => (int)(XxHash3.HashToUInt64(MemoryMarshal.AsBytes(user.AsSpan())) % SlotCount);
}
