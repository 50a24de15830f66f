namespace Usher.Wire.UsherApi;

/// <summary>A step of a price that falls with the amount.</summary>
/// <param name="UpTo">Units of the month that are of this step or one before it; absent of the last step.</param>
/// <param name="Price">Of one unit.</param>
public sealed record PriceTier(decimal? UpTo, decimal Price);
