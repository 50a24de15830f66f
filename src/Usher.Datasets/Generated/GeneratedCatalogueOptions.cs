namespace Usher.Datasets.Generated;

/// <summary>How large the invented world is, and which one.</summary>
public sealed record GeneratedCatalogueOptions
{
    /// <summary>Which world; the same seed and sizes give the same bytes. The default is 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How many viewers there are; the default is 1,000. Allowed: 1 to 100,000.</summary>
    public int Users { get; init; } = 1_000;

    /// <summary>How many films there are; the default is 1,700. Allowed: 10 to 50,000.</summary>
    public int Items { get; init; } = 1_700;

    /// <summary>How many interactions there are; the default is 100,000. Allowed: for each user from 2 to a third of the items.</summary>
    /// <remarks>Some fewer come out where the world is so small that busy viewers run out of films.</remarks>
    public int Interactions { get; init; } = 100_000;

    /// <summary>The first day, in UTC; the default is 1 January 2024.</summary>
    public DateOnly Start { get; init; } = new(2024, 1, 1);

    /// <summary>How many days are told of; the default is 400. Allowed: 30 to 3,650.</summary>
    public int Days { get; init; } = 400;

    internal long StartSeconds => new DateTimeOffset(Start, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds();

    internal void Check()
    {
        CheckRange(Users, 1, 100_000, nameof(Users));
        CheckRange(Items, 10, 50_000, nameof(Items));
        CheckRange(Days, 30, 3_650, nameof(Days));
        CheckRange(Interactions, 2L * Users, Math.Min(50_000_000, Items / 3L * Users), nameof(Interactions));
    }

    private static void CheckRange(long value, long min, long max, string name)
    {
        if (value < min || value > max)
        {
            var message = FormattableString.Invariant($"{name} is {value:N0}; allowed are {min:N0} to {max:N0}.");
            throw new ArgumentOutOfRangeException(name, value, message);
        }
    }
}
