namespace Usher.Wire.Iam;

/// <summary>What a boundary says.</summary>
public sealed record PermissionsBoundaryDecisionDetail
{
    /// <summary>Whether the boundary allows.</summary>
    public bool? AllowedByPermissionsBoundary { get; init; }
}
