namespace Usher.Api.S3;

/// <summary>Operations that S3 has and this server does not: their names go into the refusal.</summary>
internal static class UnbuiltOperations
{
    private static readonly (string Query, string Feature, string Methods)[] OnBuckets =
    [
        ("acl", "BucketAcl", "PUT"),
        ("accelerate", "BucketAccelerateConfiguration", "PUT"),
        ("analytics", "BucketAnalyticsConfiguration", "GET PUT DELETE"),
        ("encryption", "BucketEncryption", "PUT DELETE"),
        ("intelligent-tiering", "BucketIntelligentTieringConfiguration", "GET PUT DELETE"),
        ("inventory", "BucketInventoryConfiguration", "GET PUT DELETE"),
        ("lifecycle", "BucketLifecycleConfiguration", "PUT DELETE"),
        ("logging", "BucketLogging", "PUT"),
        ("metrics", "BucketMetricsConfiguration", "GET PUT DELETE"),
        ("notification", "BucketNotificationConfiguration", "PUT"),
        ("object-lock", "ObjectLockConfiguration", "PUT"),
        ("ownershipControls", "BucketOwnershipControls", "PUT DELETE"),
        ("publicAccessBlock", "PublicAccessBlock", "PUT DELETE"),
        ("replication", "BucketReplication", "PUT DELETE"),
        ("requestPayment", "BucketRequestPayment", "PUT"),
        ("website", "BucketWebsite", "PUT DELETE"),
    ];

    private static readonly (string Query, string Feature, string Methods)[] OnObjects =
    [
        ("acl", "ObjectAcl", "PUT"),
        ("legal-hold", "ObjectLegalHold", "GET PUT"),
        ("retention", "ObjectRetention", "GET PUT"),
        ("torrent", "ObjectTorrent", "GET"),
    ];

    public static IReadOnlyList<Operation> All { get; } =
    [
        .. OnBuckets.SelectMany(row => Make(row, On.Bucket)),
        .. OnObjects.SelectMany(row => Make(row, On.Object)),
        new("ListObjectVersions", "GET", On.Bucket) { Query = "versions" },
        new("CreateSession", "GET", On.Bucket) { Query = "session" },
        new("SelectObjectContent", "POST", On.Object) { Query = "select" },
        new("RestoreObject", "POST", On.Object) { Query = "restore" },
        new("RenameObject", "PUT", On.Object) { Query = "renameObject" },
    ];

    private static IEnumerable<Operation> Make((string Query, string Feature, string Methods) row, On on) =>
        row.Methods.Split(' ').Select(method => new Operation(VerbOf(method) + row.Feature, method, on) { Query = row.Query });

    private static string VerbOf(string method) => method switch { "GET" => "Get", "PUT" => "Put", _ => "Delete" };
}
