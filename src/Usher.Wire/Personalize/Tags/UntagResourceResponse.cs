namespace Usher.Wire.Personalize;

/// <summary>What UntagResource answers.</summary>
public sealed record UntagResourceResponse;
