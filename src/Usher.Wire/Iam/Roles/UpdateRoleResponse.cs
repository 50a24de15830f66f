namespace Usher.Wire.Iam;

/// <summary>What UpdateRole answers.</summary>
public sealed record UpdateRoleResponse;
