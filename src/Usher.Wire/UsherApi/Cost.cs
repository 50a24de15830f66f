namespace Usher.Wire.UsherApi;

/// <summary>A cost, by the two rules that campaigns are or were billed by.</summary>
/// <param name="Older">By TPS-hours in windows of five minutes; absent where a price is unknown.</param>
/// <param name="Newer">By requests; absent where a price is unknown.</param>
public sealed record Cost(decimal? Older, decimal? Newer);
