namespace Usher.Wire.UsherApi;

/// <summary>Something that is spared.</summary>
/// <param name="Arn">What.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record KeptResource(string Arn, string Reason);
