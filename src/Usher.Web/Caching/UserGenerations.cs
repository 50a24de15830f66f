using System.Security.Cryptography;
using System.Text;

namespace Usher.Web.Caching;

/// <summary>
/// The generation of each user's cached answers: an event ends it, and what was cached under it, or is on its way there, is never looked at again.
/// Users share places; one more than needed may be forgotten, none too few.
/// </summary>
/// <param name="shared">Where other instances of the application see it, and a restart finds it; null for none.</param>
/// <param name="clock">Says when to look again.</param>
internal sealed class UserGenerations(SecondLevel? shared, TimeProvider clock)
{
    /// <summary>How long an event that another instance took can go unnoticed.</summary>
    public static readonly TimeSpan Freshness = TimeSpan.FromSeconds(2);

    private const int Places = 65_536;
    private const string First = "0";

    // Longer than any answer is kept.
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly string[] _current = Enumerable.Repeat(First, Places).ToArray();
    private readonly long[] _lookedAt = new long[Places];
    private readonly bool[] _isUnsaved = new bool[Places];

    /// <summary>The generation that counts now.</summary>
    public ValueTask<string> OfAsync(string user)
    {
        var place = PlaceOf(user);
        return shared is null || IsFresh(place) ? ValueTask.FromResult(Volatile.Read(ref _current[place])) : new(LookAsync(shared, place));
    }

    /// <summary>Ends a user's generation, here at once and, where the second level answers, for other instances.</summary>
    public async ValueTask EndAsync(string user)
    {
        var place = PlaceOf(user);
        Volatile.Write(ref _current[place], RandomNumberGenerator.GetHexString(16, lowercase: true));
        if (shared is not null)
            await SaveAsync(shared, place);
    }

    private bool IsFresh(int place) => Volatile.Read(ref _lookedAt[place]) is > 0 and var at && clock.GetElapsedTime(at) < Freshness;

    private async Task<string> LookAsync(SecondLevel level, int place)
    {
        var began = clock.GetTimestamp();
        if (Volatile.Read(ref _isUnsaved[place]))
        {
            // The second level was gone when this generation began: what it says is older.
            await SaveAsync(level, place);
        }
        else
        {
            var before = Volatile.Read(ref _current[place]);
            if (await level.GetAsync(KeyOf(place), CancellationToken.None) is { } saved)
                Interlocked.CompareExchange(ref _current[place], Encoding.ASCII.GetString(saved), before);
        }

        // Only now: until it is known, everybody waits for it.
        Volatile.Write(ref _lookedAt[place], began);
        return Volatile.Read(ref _current[place]);
    }

    private async Task SaveAsync(SecondLevel level, int place)
    {
        Volatile.Write(ref _isUnsaved[place], true);
        var current = Volatile.Read(ref _current[place]);
        if (await level.TrySetAsync(KeyOf(place), Encoding.ASCII.GetBytes(current), Lifetime) && Volatile.Read(ref _current[place]) == current)
            Volatile.Write(ref _isUnsaved[place], false);
    }

    private static string KeyOf(int place) => $"generation:{place}";

    // FNV-1a: the same in every process.
    private static int PlaceOf(string user)
    {
        var hash = 2166136261u;
        foreach (var character in user)
            hash = (hash ^ character) * 16777619u;
        return (int)((hash ^ (hash >> 16)) % Places);
    }
}
