namespace Usher.Buckets.Objects;

/// <summary>An object to copy from, and what must hold of it. A condition that fails is PreconditionFailed, never NotModified.</summary>
public sealed record CopySource(ObjectAddress Address, ReadConditions Conditions);
