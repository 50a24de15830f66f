using Usher.Wire.Errors;
using Usher.Wire.S3;

namespace Usher.Api.S3;

/// <summary>What a bucket may have on AWS and none has here. Clients ask before they go on, and are told as by a bucket on which it was never set up.</summary>
internal static class UnusedFeatures
{
    public static IReadOnlyList<Operation> Operations { get; } =
    [
        Owned("GetBucketAcl", On.Bucket, "acl", "s3:GetBucketAcl"),
        Owned("GetObjectAcl", On.Object, "acl", "s3:GetObjectAcl"),
        Plain("GetBucketVersioning", "versioning", "s3:GetBucketVersioning", SmallDocuments.Empty("VersioningConfiguration")),
        Plain("GetBucketLogging", "logging", "s3:GetBucketLogging", SmallDocuments.Empty("BucketLoggingStatus")),
        Plain("GetBucketNotificationConfiguration", "notification", "s3:GetBucketNotification", SmallDocuments.Empty("NotificationConfiguration")),
        Plain("GetBucketAccelerateConfiguration", "accelerate", "s3:GetAccelerateConfiguration", SmallDocuments.Empty("AccelerateConfiguration")),
        Plain("GetBucketRequestPayment", "requestPayment", "s3:GetBucketRequestPayment", SmallDocuments.RequestPayment()),
        Plain("GetBucketOwnershipControls", "ownershipControls", "s3:GetBucketOwnershipControls", SmallDocuments.OwnershipControls()),
        Absent("GetBucketEncryption", "encryption", "s3:GetEncryptionConfiguration", "ServerSideEncryptionConfigurationNotFoundError", "The server side encryption configuration was not found"),
        Absent("GetBucketLifecycleConfiguration", "lifecycle", "s3:GetLifecycleConfiguration", "NoSuchLifecycleConfiguration", "The lifecycle configuration does not exist"),
        Absent("GetBucketReplication", "replication", "s3:GetReplicationConfiguration", "ReplicationConfigurationNotFoundError", "The replication configuration was not found"),
        Absent("GetBucketWebsite", "website", "s3:GetBucketWebsite", "NoSuchWebsiteConfiguration", "The specified bucket does not have a website configuration"),
        Absent("GetObjectLockConfiguration", "object-lock", "s3:GetBucketObjectLockConfiguration", "ObjectLockConfigurationNotFoundError", "Object Lock configuration does not exist for this bucket"),
        Absent("GetPublicAccessBlock", "publicAccessBlock", "s3:GetBucketPublicAccessBlock", "NoSuchPublicAccessBlockConfiguration", "The public access block configuration was not found"),
    ];

    private static Operation Plain(string name, string query, string action, byte[] document) =>
        new(name, "GET", On.Bucket) { Query = query, Action = action, Answer = (request, stop) => Answers.WriteXmlAsync(request, document, stop) };

    private static Operation Absent(string name, string query, string action, string code, string message) => new(name, "GET", On.Bucket)
    {
        Query = query,
        Action = action,
        Answer = (request, _) => throw new AwsException(code, message) { Details = new Dictionary<string, string> { ["BucketName"] = request.Bucket } },
    };

    private static Operation Owned(string name, On on, string query, string action) => new(name, "GET", on)
    {
        Query = query,
        Action = action,
        Answer = (request, stop) => Answers.WriteXmlAsync(request, SmallDocuments.AccessControlPolicy(Owners.Of(request.Scope.Bucket.Account)), stop),
    };
}
