namespace Usher.Access.Identities;

/// <summary>Attaches managed policies to users, groups and roles.</summary>
public sealed class AttachmentChanges(IdentityAccount account)
{
    /// <summary>Attaches a policy; nothing changes where it is attached.</summary>
    public Task AttachAsync(EntityKind kind, string name, string policyArn, CancellationToken cancellationToken) => account.ChangeAsync<Identity>(
        kind,
        name,
        (before, identity) =>
        {
            var policy = before.FindPolicy(IamErrors.CheckPolicyArn(policyArn)) ?? throw IamErrors.NotAttachable(policyArn);
            if (identity.Attached.Contains(policy.Arn))
                return identity;
            if (identity.Attached.Count >= Quotas.AttachedPerIdentity)
                throw IamErrors.Exceeded($"PoliciesPer{kind}", Quotas.AttachedPerIdentity);
            return identity with { Attached = identity.Attached.Add(policy.Arn) };
        },
        cancellationToken);

    /// <summary>Detaches a policy.</summary>
    public Task DetachAsync(EntityKind kind, string name, string policyArn, CancellationToken cancellationToken) => account.ChangeAsync<Identity>(
        kind,
        name,
        (_, identity) => identity.Attached.Contains(IamErrors.CheckPolicyArn(policyArn))
            ? identity with { Attached = identity.Attached.Remove(policyArn) }
            : throw IamErrors.NoSuchPolicy(policyArn),
        cancellationToken);
}
