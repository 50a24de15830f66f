namespace Usher.Wire.Personalize;

/// <summary>What TagResource answers.</summary>
public sealed record TagResourceResponse;
