namespace Usher.Access.Identities;

/// <summary>Bounds what the policies of users and roles may allow.</summary>
public sealed class BoundaryChanges(IdentityAccount account)
{
    /// <summary>Bounds a user or a role, or bounds it otherwise.</summary>
    public Task PutAsync(EntityKind kind, string name, string policyArn, CancellationToken cancellationToken) =>
        account.ChangeAsync<Identity>(kind, name, (before, identity) => identity with { Boundary = Check(before, policyArn) }, cancellationToken);

    /// <summary>Takes the bound away.</summary>
    public Task DeleteAsync(EntityKind kind, string name, CancellationToken cancellationToken) => account.ChangeAsync<Identity>(
        kind,
        name,
        (_, identity) => identity.Boundary is not null
            ? identity with { Boundary = null }
            : throw new Wire.Errors.AwsException("NoSuchEntity", $"The {IamArns.WordOf(kind)} with name {name} does not have a permissions boundary."),
        cancellationToken);

    /// <summary>The ARN of a policy that can bound, as the policy spells it; null stays null.</summary>
    internal static string? Check(AccountSnapshot snapshot, string? policyArn) => policyArn is null
        ? null
        : (snapshot.FindPolicy(IamErrors.CheckPolicyArn(policyArn)) ?? throw IamErrors.NotAttachable(policyArn)).Arn;
}
