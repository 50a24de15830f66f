using System.Collections.Immutable;

namespace Usher.Access.Identities;

/// <summary>A key that signs requests. Its secret is here only under seal.</summary>
public sealed record AccessKey
{
    /// <summary>AKIA and sixteen more characters.</summary>
    public required string Id { get; init; }

    /// <summary>The secret, encrypted; <see cref="Usher.Access.Secrets.SecretBox"/> opens it.</summary>
    public required ImmutableArray<byte> SealedSecret { get; init; }

    /// <summary>Whether it may sign; false for the status Inactive.</summary>
    public bool IsActive { get; init; } = true;

    public required DateTimeOffset Created { get; init; }

    /// <summary>Null if it never was used.</summary>
    public AccessKeyUse? LastUse { get; init; }
}
