namespace Usher.Wire.Iam;

/// <summary>What bounds a user or role.</summary>
public sealed record AttachedPermissionsBoundary
{
    /// <summary>Always <c>PermissionsBoundaryPolicy</c>.</summary>
    public string? PermissionsBoundaryType { get; init; }

    /// <summary>The managed policy that bounds.</summary>
    public string? PermissionsBoundaryArn { get; init; }
}
