using System.Collections.Immutable;

namespace Usher.Access.Identities;

/// <summary>What users, groups, roles and managed policies have in common.</summary>
public abstract record IamEntity
{
    /// <summary>Which of the four it is.</summary>
    public abstract EntityKind Kind { get; }

    /// <summary>Twelve digits; <c>aws</c> for the managed policies that AWS provides.</summary>
    public required string Account { get; init; }

    /// <summary>Unique among the entities of its kind, whatever the case.</summary>
    public required string Name { get; init; }

    /// <summary><c>/</c>, or a path that begins and ends with one.</summary>
    public string Path { get; init; } = "/";

    /// <summary>Twenty characters that are never given again: AIDA…, AGPA…, AROA…, ANPA….</summary>
    public required string Id { get; init; }

    public required DateTimeOffset Created { get; init; }

    /// <summary>Keys are told apart without case.</summary>
    public ImmutableSortedDictionary<string, string> Tags { get; init; } = Sorted.None<string>();

    /// <summary>Such as <c>arn:aws:iam::123456789012:user/path/name</c>.</summary>
    public string Arn => IamArns.Of(Account, Kind, Path, Name);

    /// <summary>Whether its path begins so; true for null.</summary>
    public bool IsUnder(string? pathPrefix) => pathPrefix is null || Path.StartsWith(pathPrefix, StringComparison.Ordinal);
}
