using System.Collections.Immutable;

namespace Usher.Access.Identities;

/// <summary>A person or program with access keys of its own.</summary>
public sealed record User : Identity
{
    /// <inheritdoc/>
    public override EntityKind Kind => EntityKind.User;

    /// <summary>At most two, oldest first.</summary>
    public ImmutableArray<AccessKey> Keys { get; init; } = [];

    /// <summary>Names of the groups the user is in.</summary>
    public ImmutableSortedSet<string> Groups { get; init; } = Sorted.Names;
}
