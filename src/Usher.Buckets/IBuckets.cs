using Usher.Access.Policies;
using Usher.Wire.S3.Cors;

namespace Usher.Buckets;

/// <summary>Buckets with what is in them, wherever they lie: in files here, or in an S3 elsewhere.</summary>
/// <remarks>Nothing here asks whether a caller may: that is asked before. Errors are AwsExceptions with S3's codes; <see cref="Errors.S3Errors"/> makes them.</remarks>
public interface IBuckets : IObjects, IUploads
{
    /// <summary>Makes a bucket.</summary>
    /// <param name="name">By the rules of <see cref="Naming.BucketNames"/>.</param>
    /// <param name="account">The owner, twelve digits.</param>
    /// <param name="region">Where it is said to lie.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidBucketName, BucketAlreadyOwnedByYou, BucketAlreadyExists.</exception>
    Task<Bucket> CreateBucketAsync(string name, string account, string region, CancellationToken cancellationToken);

    /// <summary>Looks a bucket up.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    ValueTask<Bucket> GetBucketAsync(string name, CancellationToken cancellationToken);

    /// <summary>Every bucket, by name.</summary>
    Task<IReadOnlyList<Bucket>> ListBucketsAsync(CancellationToken cancellationToken);

    /// <summary>Deletes a bucket without objects; its unfinished uploads go with it.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, BucketNotEmpty.</exception>
    Task DeleteBucketAsync(string name, CancellationToken cancellationToken);

    /// <summary>The bucket's policy, parsed once and kept; null if it has none.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    ValueTask<NamedPolicy?> FindPolicyAsync(string bucket, CancellationToken cancellationToken);

    /// <summary>Gives the bucket a policy in place of the one it had. One that locks out its owner is taken, as on AWS.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket, MalformedPolicy.</exception>
    Task PutPolicyAsync(string bucket, string policy, CancellationToken cancellationToken);

    /// <summary>Takes the bucket's policy away, if it has one.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    Task DeletePolicyAsync(string bucket, CancellationToken cancellationToken);

    /// <summary>The bucket's rules for requests from scripts of other web pages; null if it has none.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    ValueTask<CorsConfiguration?> FindCorsAsync(string bucket, CancellationToken cancellationToken);

    /// <summary>Gives the bucket these rules in place of those it had; null takes them away.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    Task PutCorsAsync(string bucket, CorsConfiguration? rules, CancellationToken cancellationToken);

    /// <summary>The bucket's tags; empty if it has none.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    ValueTask<IReadOnlyDictionary<string, string>> GetBucketTagsAsync(string bucket, CancellationToken cancellationToken);

    /// <summary>Gives the bucket these tags in place of those it had.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">NoSuchBucket.</exception>
    Task PutBucketTagsAsync(string bucket, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken);
}
