namespace Usher.Access.Simulating;

/// <summary>What the ARN of an action's resource looks like.</summary>
internal static class ResourceTemplates
{
    public static string Of(string action) => action.Split(':', 2) switch
    {
        ["s3", "ListAllMyBuckets"] => "*",
        ["s3", var name] when name.Contains("Object", StringComparison.Ordinal) || name.Contains("Multipart", StringComparison.Ordinal) => "arn:${Partition}:s3:::${BucketName}/${KeyName}",
        ["s3", _] => "arn:${Partition}:s3:::${BucketName}",
        ["sts", "AssumeRole"] => "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}",
        ["iam", var name] when name.Contains("Role", StringComparison.Ordinal) => "arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}",
        ["iam", var name] when name.Contains("User", StringComparison.Ordinal) || name.Contains("AccessKey", StringComparison.Ordinal) => "arn:${Partition}:iam::${Account}:user/${UserNameWithPath}",
        ["iam", var name] when name.Contains("Group", StringComparison.Ordinal) => "arn:${Partition}:iam::${Account}:group/${GroupNameWithPath}",
        ["iam", var name] when name.Contains("Policy", StringComparison.Ordinal) => "arn:${Partition}:iam::${Account}:policy/${PolicyNameWithPath}",
        _ => "*",
    };
}
