namespace Usher.ServerBenchmarks.Faults;

/// <summary>Policies.</summary>
internal static class Documents
{
    public static string TrustService => Policy("\"Effect\": \"Allow\", \"Principal\": {\"Service\": \"personalize.amazonaws.com\"}, \"Action\": \"sts:AssumeRole\"");

    public static string LetServiceRead(string bucket) => Policy($"\"Principal\": {{\"Service\": \"personalize.amazonaws.com\"}}, {Reading(bucket)}");

    public static string Read(string bucket) => Policy(Reading(bucket));

    /// <summary>One that differs from all others by its number.</summary>
    public static string Numbered(string number) => Policy($"\"Sid\": \"n{number}\", \"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"*\"");

    /// <summary>The number of one.</summary>
    public static string NumberIn(string policy) => policy.Split("\"Sid\": \"n")[1].Split('"')[0];

    private static string Reading(string bucket) => $"\"Effect\": \"Allow\", \"Action\": [\"s3:GetObject\", \"s3:ListBucket\"], \"Resource\": [\"arn:aws:s3:::{bucket}\", \"arn:aws:s3:::{bucket}/*\"]";

    private static string Policy(string statement) => $"{{\"Version\": \"2012-10-17\", \"Statement\": [{{{statement}}}]}}";
}
