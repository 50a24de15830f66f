namespace Usher.Ranking.Histories;

/// <summary>All interactions of a dataset as plain arrays, user by user and oldest first. Every recipe, metric and test reads this one type.</summary>
/// <remarks>
/// The events of user u are at [<see cref="Offsets"/>[u], <see cref="Offsets"/>[u + 1]) of <see cref="Items"/>, <see cref="Times"/> and
/// <see cref="Values"/>. Events of equal time keep the order of the rows they came from.
/// </remarks>
public sealed class TrainingSet
{
    /// <summary>The ids of the users, U in all.</summary>
    public required Vocabulary UserIds { get; init; }

    /// <summary>The ids of the items, I in all; items that only the Items dataset knows come after those with interactions.</summary>
    public required Vocabulary ItemIds { get; init; }

    /// <summary>(U + 1) where each user's events begin; the last entry is the number of events.</summary>
    public required long[] Offsets { get; init; }

    /// <summary>(N) the item of each event, as its index in <see cref="ItemIds"/>.</summary>
    public required int[] Items { get; init; }

    /// <summary>(N) the moment of each event, in seconds since 1970-01-01 UTC; never falling within a user.</summary>
    public required long[] Times { get; init; }

    /// <summary>(N) EVENT_VALUE of each event, NaN where it was empty; null when the data has no such column.</summary>
    public float[]? Values { get; init; }

    /// <summary>(N) the weight of each event as a training target, above 0 and at most 1; null where all count the same.</summary>
    public float[]? Weights { get; init; }

    /// <summary>What is known of the items besides their interactions (genres, year …); empty without an Items dataset.</summary>
    public IReadOnlyList<Field> ItemFields { get; init; } = [];

    /// <summary>What is known of the users besides their interactions (age, gender …); empty without a Users dataset.</summary>
    public IReadOnlyList<Field> UserFields { get; init; } = [];

    /// <summary>What is written about the items, the name first; empty where the Items dataset has no textual column.</summary>
    public IReadOnlyList<TextField> ItemTexts { get; init; } = [];

    /// <summary>(I) when each item was made, in seconds since 1970-01-01 UTC, <see cref="NoTime"/> where it is not known; null where no item has such a time.</summary>
    public long[]? ItemTimes { get; init; }

    /// <summary>
    /// What is known of each event besides user, item and time (the device, the place …): rows are events. Empty where the Interactions dataset has no such columns.
    /// </summary>
    public IReadOnlyList<Field> EventFields { get; init; } = [];

    /// <summary>The time of an item for which none is known.</summary>
    public const long NoTime = long.MinValue;

    /// <summary>How many users there are.</summary>
    public int UserCount => UserIds.Count;

    /// <summary>How many items there are.</summary>
    public int ItemCount => ItemIds.Count;

    /// <summary>How many events there are.</summary>
    public int EventCount => Items.Length;

    /// <summary>How many events a user has.</summary>
    /// <param name="user">Index of the user.</param>
    public int LengthOf(int user) => (int)(Offsets[user + 1] - Offsets[user]);

    /// <summary>The items of a user's events, oldest first.</summary>
    /// <param name="user">Index of the user.</param>
    public ReadOnlySpan<int> ItemsOf(int user) => Items.AsSpan((int)Offsets[user], LengthOf(user));

    /// <summary>The times of a user's events, oldest first, in seconds since 1970-01-01 UTC.</summary>
    /// <param name="user">Index of the user.</param>
    public ReadOnlySpan<long> TimesOf(int user) => Times.AsSpan((int)Offsets[user], LengthOf(user));

    /// <summary>A user's events, oldest first.</summary>
    /// <param name="user">Index of the user.</param>
    public EventSpan EventsOf(int user) => new(ItemsOf(user), TimesOf(user));
}
