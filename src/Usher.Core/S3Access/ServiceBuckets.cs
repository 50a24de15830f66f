using Usher.Access;
using Usher.Access.Explaining;
using Usher.Access.Identities;
using Usher.Buckets;
using Usher.Core.Jobs;
using Usher.Wire.Errors;

namespace Usher.Core.S3Access;

/// <summary>Buckets as the service comes to them: as personalize.amazonaws.com, with a role that a user passed to it. The one place where it asks.</summary>
public sealed class ServiceBuckets(UsherAccount account, IBuckets buckets)
{
    /// <summary>How the service is named in policies.</summary>
    public const string Principal = "personalize.amazonaws.com";

    /// <summary>The buckets themselves, for what was asked.</summary>
    public IBuckets Buckets => buckets;

    /// <summary>What a location means: an object with exactly its key, else, where objects lie below it, the folder of that name, though the slash at its end is missing.</summary>
    /// <remarks>Looks only; whether the service may read what is found is asked afterwards, so that a refusal says the same whatever there is.</remarks>
    public async Task<S3Location> ResolveAsync(S3Location location, CancellationToken cancellationToken)
    {
        if (location.IsFolder)
            return location;

        var folder = location with { Key = location.Key + "/" };
        try
        {
            // Of all keys that begin so, the key itself sorts first.
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

    /// <summary>Asks whether the service may do something, by the role's policies and the bucket's.</summary>
    /// <param name="roleArn">As it was passed.</param>
    /// <param name="action">Such as s3:GetObject.</param>
    /// <param name="location">On what.</param>
    /// <param name="sourceArn">The job that it is for.</param>
    /// <param name="failure">Begins the reason, should it be refused.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="JobFailedException">It may not, or the bucket is not there.</exception>
    public async Task AuthorizeAsync(string roleArn, string action, S3Location location, string sourceArn, string failure, CancellationToken cancellationToken)
    {
        var steps = await ExplainAsync(roleArn, action, location, sourceArn, failure, cancellationToken);
        if (!steps.AreAllowed())
            throw new JobFailedException($"{failure}Insufficient privileges for accessing data in Amazon S3. 'usher explain import {sourceArn}' says which policy lacks what.");
    }

    /// <summary>Each step of the way to a location, with its explanation.</summary>
    /// <exception cref="JobFailedException">The role or the bucket is not there.</exception>
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
