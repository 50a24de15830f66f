using Usher.Wire.Errors;

namespace Usher.Access.Identities;

/// <summary>IAM's errors in IAM's words.</summary>
/// <remarks>IAM API reference, "Common errors" and each operation's; sentences as the service answers them.</remarks>
public static class IamErrors
{
    public static AwsException NoSuch(EntityKind kind, string name) => new("NoSuchEntity", $"The {IamArns.WordOf(kind)} with name {name} cannot be found.");

    public static AwsException NoSuchPolicy(string arn) => new("NoSuchEntity", $"Policy {arn} was not found.");

    public static AwsException NotAttachable(string arn) => new("NoSuchEntity", $"Policy {arn} does not exist or is not attachable.");

    public static AwsException NoSuchVersion(string arn, string version) => new("NoSuchEntity", $"Policy {arn} version {version} does not exist or is not attachable.");

    public static AwsException NoSuchInline(EntityKind kind, string policy) => new("NoSuchEntity", $"The {IamArns.WordOf(kind)} policy with name {policy} cannot be found.");

    public static AwsException NoSuchKey(string id) => new("NoSuchEntity", $"The Access Key with id {id} cannot be found.");

    public static AwsException Exists(EntityKind kind, string name) => kind is EntityKind.Policy
        ? new("EntityAlreadyExists", $"A policy called {name} already exists. Duplicate names are not allowed.")
        : new("EntityAlreadyExists", $"{char.ToUpperInvariant(IamArns.WordOf(kind)[0])}{IamArns.WordOf(kind)[1..]} with name {name} already exists.");

    public static AwsException Conflict(string message) => new("DeleteConflict", message);

    /// <param name="quota">Its name, such as AccessKeysPerUser.</param>
    /// <param name="limit">How much it allows.</param>
    public static AwsException Exceeded(string quota, int limit) => new("LimitExceeded", $"Cannot exceed quota for {quota}: {limit}");

    public static AwsException Invalid(string message) => new("InvalidInput", message);

    public static AwsException NotYours() => new("AccessDenied", "Policy is outside your own account.");

    /// <summary>The ARN, if it is one of a managed policy.</summary>
    /// <exception cref="AwsException">InvalidInput.</exception>
    public static string CheckPolicyArn(string arn) => IamArns.TryRead(arn, EntityKind.Policy, out _, out _)
        ? arn
        : throw Invalid($"ARN {arn} is not valid. One of a managed policy looks like arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess or arn:aws:iam::123456789012:policy/name.");
}
