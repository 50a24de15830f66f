namespace Usher.Buckets;

/// <summary>A bucket.</summary>
/// <param name="Name">As in its ARN.</param>
/// <param name="Account">The owner, twelve digits.</param>
/// <param name="Region">Where it is said to lie.</param>
/// <param name="Created">To the second, as S3 tells it.</param>
public sealed record Bucket(string Name, string Account, string Region, DateTimeOffset Created);
