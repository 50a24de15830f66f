namespace Usher.Wire.Iam;

/// <summary>What an organization says.</summary>
public sealed record OrganizationsDecisionDetail
{
    /// <summary>Whether the organization allows.</summary>
    public bool? AllowedByOrganizations { get; init; }
}
