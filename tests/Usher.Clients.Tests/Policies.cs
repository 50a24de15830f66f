namespace Usher.Clients.Tests;

/// <summary>The policies of a Personalize set-up, as guides and reports write them.</summary>
internal static class Policies
{
    public const string TrustPersonalize =
        """
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "Service": "personalize.amazonaws.com" }, "Action": "sts:AssumeRole" }
          ]
        }
        """;

    public static string TrustAccount(string account) =>
        $$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{account}}:root" }, "Action": "sts:AssumeRole" }
          ]
        }
        """;

    public static string ReadBucket(string bucket) =>
        $$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Sid": "ReadData", "Effect": "Allow", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": ["arn:aws:s3:::{{bucket}}", "arn:aws:s3:::{{bucket}}/*"] }
          ]
        }
        """;

    public static string BucketPolicyStatements(string bucket) =>
        $$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            { "Effect": "Allow", "Action": ["s3:PutBucketPolicy", "s3:GetBucketPolicy"], "Resource": "arn:aws:s3:::{{bucket}}" },
            { "Effect": "Allow", "Action": "s3:GetBucketLocation", "Resource": "arn:aws:s3:::{{bucket}}" },
            { "Effect": "Allow", "Action": "s3:ListAllMyBuckets", "Resource": "*" }
          ]
        }
        """;

    public static string AssumeRole(string role) =>
        $$"""
        { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "{{role}}" } ] }
        """;

    public static string LetPersonalizeIn(string bucket, string account) =>
        $$"""
        {
          "Version": "2012-10-17",
          "Id": "PersonalizeS3BucketAccessPolicy",
          "Statement": [
            {
              "Sid": "PersonalizeS3BucketAccessPolicy",
              "Effect": "Allow",
              "Principal": { "Service": "personalize.amazonaws.com" },
              "Action": ["s3:GetObject", "s3:ListBucket"],
              "Resource": ["arn:aws:s3:::{{bucket}}", "arn:aws:s3:::{{bucket}}/*"],
              "Condition": {
                "StringEquals": { "aws:SourceAccount": "{{account}}" },
                "ArnLike": { "aws:SourceArn": "arn:aws:personalize:us-east-1:{{account}}:*" }
              }
            }
          ]
        }
        """;

    public static string LetIn(string principal, string bucket) =>
        $$"""
        { "Version": "2012-10-17", "Statement": [ { "Effect": "Allow", "Principal": { "AWS": "{{principal}}" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::{{bucket}}/*" } ] }
        """;
}
