namespace Usher.Access.Identities;

/// <summary>Users who share policies. Who is in it stands with the users.</summary>
public sealed record Group : Identity
{
    /// <inheritdoc/>
    public override EntityKind Kind => EntityKind.Group;
}
