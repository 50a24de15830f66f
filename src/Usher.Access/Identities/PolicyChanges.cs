using Usher.Access.Policies;

namespace Usher.Access.Identities;

/// <summary>Makes, rewords and deletes the account's own managed policies.</summary>
public sealed class PolicyChanges(IdentityAccount account)
{
    /// <summary>Makes a policy; its document becomes v1.</summary>
    public Task<ManagedPolicy> CreateAsync(
        string name, string path, string document, string? description, IReadOnlyList<KeyValuePair<string, string>> tags, CancellationToken cancellationToken) => account.ChangeAsync(
        before =>
        {
            var parsed = DocumentOf(name, document);
            if (before.Policies.ContainsKey(name))
                throw IamErrors.Exists(EntityKind.Policy, name);
            if (before.Policies.Count >= Quotas.Policies)
                throw IamErrors.Exceeded("PoliciesPerAccount", Quotas.Policies);

            var policy = new ManagedPolicy
            {
                Account = before.Account,
                Name = name,
                Path = path,
                Id = UniqueId.ForPolicy(),
                Created = account.Now,
                Updated = account.Now,
                Description = description,
                Versions = [new(1, parsed, account.Now)],
                DefaultNumber = 1,
                NextNumber = 2,
                Tags = TagChanges.Add(Sorted.None<string>(), tags, "Policy"),
            };
            return (before.With(policy), policy);
        },
        cancellationToken);

    /// <summary>Deletes a policy that is attached to nothing and has no version but the default.</summary>
    public Task DeleteAsync(string arn, CancellationToken cancellationToken) => account.ChangeAsync(
        before =>
        {
            var policy = Own(before, arn);
            if (before.Identities.Any(identity => identity.Attached.Contains(policy.Arn) || IsBound(identity, policy)))
                throw IamErrors.Conflict("Cannot delete a policy attached to entities.");
            if (policy.Versions.Length > 1)
                throw IamErrors.Conflict(
                    "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.");
            return (before.Without(policy), policy);
        },
        cancellationToken);

    /// <summary>Adds a version.</summary>
    public Task<PolicyVersion> AddVersionAsync(string arn, string document, bool asDefault, CancellationToken cancellationToken) => account.ChangeAsync(
        before =>
        {
            var policy = Own(before, arn);
            if (policy.Versions.Length >= Quotas.VersionsPerPolicy)
                throw new Wire.Errors.AwsException(
                    "LimitExceeded",
                    $"A managed policy can have up to {Quotas.VersionsPerPolicy} versions. Before you create a new version, you must delete an existing version.");

            var version = new PolicyVersion(policy.NextNumber, DocumentOf(policy.Name, document), account.Now);
            var changed = policy with
            {
                Versions = policy.Versions.Add(version),
                NextNumber = policy.NextNumber + 1,
                DefaultNumber = asDefault ? version.Number : policy.DefaultNumber,
                Updated = version.Created,
            };
            return (before.With(changed), version);
        },
        cancellationToken);

    /// <summary>Puts a version in force.</summary>
    public Task SetDefaultAsync(string arn, string versionId, CancellationToken cancellationToken) => account.ChangeAsync(
        before =>
        {
            var policy = Own(before, arn);
            var changed = policy with { DefaultNumber = VersionOf(policy, versionId).Number, Updated = account.Now };
            return (before.With(changed), changed);
        },
        cancellationToken);

    /// <summary>Deletes a version that is not in force.</summary>
    public Task DeleteVersionAsync(string arn, string versionId, CancellationToken cancellationToken) => account.ChangeAsync(
        before =>
        {
            var policy = Own(before, arn);
            var version = VersionOf(policy, versionId);
            if (version.Number == policy.DefaultNumber)
                throw IamErrors.Conflict("Cannot delete the default version of a policy.");
            return (before.With(policy with { Versions = policy.Versions.Remove(version), Updated = account.Now }), version);
        },
        cancellationToken);

    /// <summary>A version by its id.</summary>
    /// <exception cref="Wire.Errors.AwsException">NoSuchEntity.</exception>
    public static PolicyVersion VersionOf(ManagedPolicy policy, string versionId) => policy.Find(versionId) ?? throw IamErrors.NoSuchVersion(policy.Arn, versionId);

    /// <summary>Whether a policy is what bounds an identity.</summary>
    public static bool IsBound(Identity identity, ManagedPolicy policy) => policy.Arn == identity.Boundary;

    internal static ManagedPolicy Own(AccountSnapshot snapshot, string arn) => snapshot.Policy(arn) is { IsAmazons: false } own ? own : throw IamErrors.NotYours();

    private static PolicyDocument DocumentOf(string policy, string text)
    {
        var document = PolicyDocument.Parse(text, PolicyKind.Identity);
        PolicySizeLimit.Managed.Check(policy, text);
        return document;
    }
}
