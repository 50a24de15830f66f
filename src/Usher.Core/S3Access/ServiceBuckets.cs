using Usher.Access;
using Usher.Access.Explaining;
using Usher.Access.Identities;
using Usher.Buckets;
using Usher.Core.Jobs;
using Usher.Wire.Errors;

namespace Usher.Core.S3Access;

/// <summary>The service's access to buckets: as personalize.amazonaws.com, with a role that a user passed to it. All authorization of this access is here.</summary>
public sealed class ServiceBuckets(UsherAccount account, IBuckets buckets)
{
    /// <summary>The name of the service in policies.</summary>
    public const string Principal = "personalize.amazonaws.com";

    /// <summary>The buckets, for access that <see cref="AuthorizeAsync"/> has allowed.</summary>
    public IBuckets Buckets => buckets;

    /// <summary>Resolves a location without a slash at its end: to the object with exactly that key, else, if there are objects below it, to the folder of that name.</summary>
    /// <remarks>It does not authorize. The caller authorizes the result afterwards, so that a refusal does not tell what exists.</remarks>
    public async Task<S3Location> ResolveAsync(S3Location location, CancellationToken cancellationToken)
    {
        if (location.IsFolder)
            return location;

        var folder = location with { Key = location.Key + "/" };
        try
        {
            // Of all keys with this prefix, the key itself sorts first.
            var first = await buckets.ListObjectsAsync(location.Bucket, new() { Prefix = location.Key, Limit = 1 }, cancellationToken);
            if (first.Items.Any(item => item.Key == location.Key))
                return location;

            var below = await buckets.ListObjectsAsync(location.Bucket, new() { Prefix = folder.Key, Limit = 1 }, cancellationToken);
            return below.Items.Count > 0 ? folder : location;
        }
        catch (AwsException)
        {
            return location;
        }
    }

    /// <summary>Checks whether the policies of the role and of the bucket allow an action of the service.</summary>
    /// <param name="roleArn">The role that the user passed.</param>
    /// <param name="action">The action, such as s3:GetObject.</param>
    /// <param name="location">The object or folder that the action is for.</param>
    /// <param name="sourceArn">The job that needs the access: aws:SourceArn.</param>
    /// <param name="failure">The beginning of the failure reason, if the access is denied.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="JobFailedException">The access is denied, or the bucket does not exist.</exception>
    public async Task AuthorizeAsync(string roleArn, string action, S3Location location, string sourceArn, string failure, CancellationToken cancellationToken)
    {
        var steps = await ExplainAsync(roleArn, action, location, sourceArn, failure, cancellationToken);
        if (!steps.AreAllowed())
            throw new JobFailedException($"{failure}Insufficient privileges for accessing data in Amazon S3. 'usher explain import {sourceArn}' says which policy lacks what.");
    }

    /// <summary>Explains each decision on the way to a location.</summary>
    /// <exception cref="JobFailedException">The role or the bucket does not exist.</exception>
    public async Task<IReadOnlyList<AccessExplanation>> ExplainAsync(string roleArn, string action, S3Location location, string sourceArn, string failure, CancellationToken cancellationToken)
    {
        var snapshot = account.Identities.Current;
        var role = snapshot.FindRole(roleArn) ?? throw new JobFailedException($"{failure}The role {roleArn} does not exist. Make it, or pass another.");
        try
        {
            return new ServiceAccess
            {
                Principal = Principal,
                Action = action,
                Resource = $"arn:aws:s3:::{location.Bucket}/{(location.IsFolder ? location.Key + "*" : location.Key)}",
                SourceAccount = snapshot.Account,
                SourceArn = sourceArn,
                Role = IdentityCallers.OfRole(snapshot, role, "personalize"),
                Trust = role.TrustPolicy,
                BucketPolicy = await buckets.FindPolicyAsync(location.Bucket, cancellationToken),
            }.Explain();
        }
        catch (AwsException missing) when (missing.Code == "NoSuchBucket")
        {
            throw new JobFailedException($"{failure}Invalid Data location. There is no bucket '{location.Bucket}'.");
        }
    }
}
