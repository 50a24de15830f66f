namespace Usher.Training.Actions;

/// <summary>Deals users into a test tenth and five folds. A user's moments are all in one part, because they resemble one another.</summary>
internal sealed class UserSplit
{
    /// <summary>How many folds there are.</summary>
    public const int Folds = 5;

    // More moments would take minutes and give little: each weight is then known to a percent.
    private const int MaxMoments = 300_000;
    private const int Tenths = 10;
    private const sbyte Test = -1;
    private const sbyte Unused = -2;

    private readonly sbyte[] _parts;

    /// <param name="moments">The moments of all users.</param>
    /// <param name="users">The number of users.</param>
    /// <param name="seed">The seed of the order in which users are dealt.</param>
    public UserSplit(IReadOnlyList<ShownAction> moments, int users, int seed)
    {
        var counts = new int[users];
        foreach (var moment in moments)
            counts[moment.User]++;
        var order = Enumerable.Range(0, users).ToArray();
        new Random(seed).Shuffle(order);
        _parts = new sbyte[users];
        Array.Fill(_parts, Unused);
        var taken = 0;
        // Users without moments are not dealt, so that the parts are of equal size.
        foreach (var (place, user) in order.Where(user => counts[user] > 0).Index())
        {
            if ((taken += counts[user]) > MaxMoments)
                break;

            _parts[user] = place % Tenths == 0 ? Test : (sbyte)(((place % Tenths) + (place / Tenths)) % Folds);
        }
    }

    /// <summary>Whether a user is for the test.</summary>
    public bool IsTest(int user) => _parts[user] == Test;

    /// <summary>The fold of a user, 0 to 4; null for one that is for the test, or not used.</summary>
    public int? FoldOf(int user) => _parts[user] >= 0 ? _parts[user] : null;
}
