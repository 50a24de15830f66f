namespace Usher.Core.Filters;

/// <summary>Settings of filters.</summary>
public sealed record FilterOptions
{
    /// <summary>How many of a user's newest events of each type a filter reads; null for all. Amazon Personalize reads 100.</summary>
    public int? NewestEventsByType { get; init; }
}
