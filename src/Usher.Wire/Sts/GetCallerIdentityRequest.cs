namespace Usher.Wire.Sts;

/// <summary>What GetCallerIdentity asks.</summary>
public sealed record GetCallerIdentityRequest;
