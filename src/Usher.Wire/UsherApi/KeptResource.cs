namespace Usher.Wire.UsherApi;

/// <summary>A resource that the clean-up keeps.</summary>
/// <param name="Arn">What.</param>
/// <param name="Reason">Why, in a sentence.</param>
public sealed record KeptResource(string Arn, string Reason);
