namespace Usher.Wire.UsherApi;

/// <summary>What a month will have cost at its end.</summary>
/// <param name="Until">Its end.</param>
/// <param name="Cost">Of what has a price, from the beginning of the month.</param>
/// <param name="How">How it was estimated, in a sentence.</param>
public sealed record CostForecast(DateTimeOffset Until, Cost Cost, string How);
