namespace Usher.Wire.Calling;

/// <summary>The three documents that let the service read a bucket: who may assume the role, what the role may do, whom the bucket lets in.</summary>
public static class ServicePolicies
{
    /// <summary>The service may assume the role, for this account only.</summary>
    public static string Trust(string account) =>
        $$"""
        {
          "Version": "2012-10-17",
          "Statement": [{
            "Effect": "Allow",
            "Principal": {"Service": "personalize.amazonaws.com"},
            "Action": "sts:AssumeRole",
            "Condition": {
              "StringEquals": {"aws:SourceAccount": "{{account}}"},
              "ArnLike": {"aws:SourceArn": "arn:aws:personalize:*:{{account}}:*"}
            }
          }]
        }
        """;

    /// <summary>The role may read the bucket.</summary>
    public static string Role(string bucket) => Reading(bucket, principal: "");

    /// <summary>The bucket lets the service in.</summary>
    public static string Bucket(string bucket) => Reading(bucket, principal: "\"Principal\": {\"Service\": \"personalize.amazonaws.com\"},");

    private static string Reading(string bucket, string principal) =>
        $$"""
        {
          "Version": "2012-10-17",
          "Statement": [{
            "Effect": "Allow",
            {{principal}}
            "Action": ["s3:GetObject", "s3:ListBucket"],
            "Resource": ["arn:aws:s3:::{{bucket}}", "arn:aws:s3:::{{bucket}}/*"]
          }]
        }
        """;
}
