using Usher.Access.Callers;
using Usher.Access.Deciding;
using Usher.Access.Policies;
using Usher.Api.Calls;
using Usher.Buckets;
using Usher.Wire.Errors;

namespace Usher.Api.S3;

/// <summary>The bucket of a call. Authorizes actions on the bucket and its objects.</summary>
internal sealed class BucketScope(AwsCall call, Bucket bucket, NamedPolicy? policy)
{
    // A policy that denies everything could not be removed otherwise. S3 User Guide, "Bucket policies": the root user of the owner's account may always do this.
    private static readonly string[] AlwaysForRoot = ["s3:GetBucketPolicy", "s3:PutBucketPolicy", "s3:DeleteBucketPolicy"];

    public Bucket Bucket { get; } = bucket;

    public NamedPolicy? Policy { get; } = policy;

    public static async ValueTask<BucketScope> OpenAsync(AwsCall call, IBuckets buckets, string name, string? expectedOwner, CancellationToken cancellationToken)
    {
        var bucket = await buckets.GetBucketAsync(name, cancellationToken);
        if (expectedOwner is not null && expectedOwner != bucket.Account)
            throw new AwsException("AccessDenied", $"The bucket does not belong to account {expectedOwner}, which the request expects to own it.");

        return new(call, bucket, await buckets.FindPolicyAsync(name, cancellationToken));
    }

    /// <exception cref="AwsException">AccessDenied.</exception>
    public void Authorize(string action, ContextKeys context) => Ask(action, $"arn:aws:s3:::{Bucket.Name}", context);

    /// <exception cref="AwsException">AccessDenied.</exception>
    public void AuthorizeObject(string action, string key, ContextKeys context) => Ask(action, $"arn:aws:s3:::{Bucket.Name}/{key}", context);

    private void Ask(string action, string resource, ContextKeys context)
    {
        var isLeftOut = call.Caller.Kind is CallerKind.Root && call.Caller.Account == Bucket.Account && AlwaysForRoot.Contains(action);
        call.Authorize(action, resource, isLeftOut ? null : Policy, Bucket.Account, context);
    }
}
