namespace Usher.Datasets.MovieLens;

/// <summary>Which ratings become interactions, and with which columns.</summary>
public sealed record MovieLensInteractionsOptions
{
    /// <summary>Keep only ratings from this value on; the default is null, which keeps all. Allowed: 0.5 to 5.</summary>
    public double? MinRating { get; init; }

    /// <summary>Write the rating as a last column, EVENT_VALUE. The default is false.</summary>
    public bool EventValue { get; init; }

    internal void Check()
    {
        if (MinRating is { } min && !(min is >= 0.5 and <= 5))
        {
            throw new MovieLensException(FormattableString.Invariant(
                $"The minimum rating is {min}; MovieLens rates from 0.5 to 5. Try 4, or leave it out to keep every rating."));
        }
    }
}
