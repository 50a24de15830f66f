namespace Usher.Wire.Iam;

/// <summary>A user.</summary>
/// <remarks>The account itself has neither name nor path.</remarks>
public sealed record User
{
    /// <summary><c>/</c>, or a path that begins and ends with one.</summary>
    public required string? Path { get; init; }

    /// <summary>Name of the user.</summary>
    public required string? UserName { get; init; }

    /// <summary>AIDA and sixteen more characters; the account for root.</summary>
    public required string UserId { get; init; }

    /// <summary>Its ARN.</summary>
    public required string Arn { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreateDate { get; init; }

    /// <summary>Absent: there are no passwords here.</summary>
    public DateTimeOffset? PasswordLastUsed { get; init; }

    /// <summary>What bounds it; absent for no bound.</summary>
    public AttachedPermissionsBoundary? PermissionsBoundary { get; init; }

    /// <summary>Keys and values.</summary>
    public IReadOnlyList<Tag>? Tags { get; init; }
}
