using System.Collections.Immutable;
using Usher.Access.Policies;

namespace Usher.Access.Identities;

/// <summary>A policy of its own, which identities are attached to.</summary>
public sealed record ManagedPolicy : IamEntity
{
    /// <summary>The account of the policies that AWS provides, as their ARNs have it.</summary>
    public const string Amazon = "aws";

    /// <inheritdoc/>
    public override EntityKind Kind => EntityKind.Policy;

    public string? Description { get; init; }

    public required DateTimeOffset Updated { get; init; }

    /// <summary>From one to five, oldest first.</summary>
    public required ImmutableArray<PolicyVersion> Versions { get; init; }

    /// <summary>Number of the version that is in force.</summary>
    public required int DefaultNumber { get; init; }

    /// <summary>Number of the next version; numbers are never given again.</summary>
    public required int NextNumber { get; init; }

    /// <summary>Whether AWS provides it, so that nobody can change it.</summary>
    public bool IsAmazons => Account == Amazon;

    /// <summary>The version in force.</summary>
    public PolicyVersion Default => Versions.First(version => version.Number == DefaultNumber);

    /// <summary>A version by its id.</summary>
    /// <param name="versionId"><c>v1</c>, <c>v2</c> and so on.</param>
    /// <returns>Null if there is none.</returns>
    public PolicyVersion? Find(string versionId) => Versions.FirstOrDefault(version => version.Id == versionId);

    /// <summary>The version in force as deciding and explaining call it.</summary>
    public NamedPolicy Named => new(Name, $"managed policy {Arn}", Default.Document);
}
