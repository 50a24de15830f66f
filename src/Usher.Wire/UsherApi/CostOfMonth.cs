namespace Usher.Wire.UsherApi;

/// <summary>What a month, or the part of it that was asked about, would have cost.</summary>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends.</param>
/// <param name="Cost">Of what has a price.</param>
public sealed record CostOfMonth(DateTimeOffset From, DateTimeOffset To, Cost Cost);
