using Usher.Access.Policies;
using Usher.Buckets.Errors;

namespace Usher.Buckets.Policies;

/// <summary>Reads the policies of buckets: what any resource's policy must be, and what S3 asks beyond.</summary>
/// <remarks>S3 User Guide, "Bucket policies for Amazon S3" and "Policy evaluation for public access".</remarks>
public static class BucketPolicies
{
    private const string Arns = "arn:aws:s3:::";

    // What may be done to objects, where the action's name does not say so.
    private static readonly string[] OnObjects = ["AbortMultipartUpload", "ListMultipartUploadParts", "BypassGovernanceRetention"];

    // A fixed value of one of these keeps a statement for everybody from being public.
    private static readonly string[] Narrowing =
    [
        "aws:PrincipalAccount", "aws:PrincipalArn", "aws:PrincipalOrgID", "aws:PrincipalOrgPaths", "aws:SourceAccount", "aws:SourceArn", "aws:SourceIp", "aws:SourceOwner", "aws:SourceVpc",
        "aws:SourceVpce", "aws:userid", "aws:username", "s3:DataAccessPointAccount", "s3:DataAccessPointArn",
    ];

    /// <summary>Reads and checks a bucket's policy.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">MalformedPolicy, with what is wrong and where.</exception>
    public static NamedPolicy Parse(string bucket, string policy)
    {
        var document = PolicyDocument.Parse(policy, PolicyKind.Resource);
        foreach (var statement in document.Statements)
            Check(bucket, statement);
        return Named(bucket, document);
    }

    /// <summary>Reads a bucket's policy that was accepted before, so that rules which came later do not keep a server from starting.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">MalformedPolicy: no version would have accepted it.</exception>
    public static NamedPolicy Reread(string bucket, string policy) => Named(bucket, PolicyDocument.Reread(policy, PolicyKind.Resource));

    /// <summary>Whether it lets anybody in.</summary>
    public static bool IsPublic(NamedPolicy policy) => policy.Document.Statements.Any(IsPublic);

    private static NamedPolicy Named(string bucket, PolicyDocument document) => new("ResourcePolicy", $"the policy of bucket {bucket}", document);

    private static void Check(string bucket, Statement statement)
    {
        var resources = statement.Resource!.Patterns;
        if (resources.FirstOrDefault(resource => !IsOf(bucket, resource)) is { } foreign)
            throw Malformed("Policy has invalid resource", statement, $"{foreign.Text} does not lie in this bucket; {Arns}{bucket} and {Arns}{bucket}/* do");
        if (statement.Action.Patterns.FirstOrDefault(action => action.Text is not "*" && !action.Text.StartsWith("s3:", StringComparison.OrdinalIgnoreCase)) is { } other)
            throw Malformed("Policy has invalid action", statement, $"{other.Text} is no action of s3");
        if (statement.Action.IsNegated || statement.Resource.IsNegated)
            return;

        foreach (var action in statement.Action.Patterns.Select(action => action.Text))
        {
            if (IsOnObjects(action) && !resources.Any(resource => resource.Text.Contains('/', StringComparison.Ordinal) || resource.Text.EndsWith('*')))
                throw Malformed("Action does not apply to any resource(s) in statement", statement, $"{action} is about objects: add {Arns}{bucket}/*");
            if (IsOnBuckets(action) && resources.All(resource => resource.Text.Contains('/', StringComparison.Ordinal)))
                throw Malformed("Action does not apply to any resource(s) in statement", statement, $"{action} is about the bucket: add {Arns}{bucket}");
        }
    }

    private static bool IsOf(string bucket, Pattern resource)
    {
        if (resource.Text is "*")
            return true;
        if (!resource.Text.StartsWith(Arns, StringComparison.Ordinal))
            return false;

        var name = resource.Text[Arns.Length..].Split('/')[0];
        return Pattern.Of(name, hasWildcards: true, hasVariables: false).Fits(bucket);
    }

    private static bool IsOnObjects(string action) =>
        !HasWildcard(action) && !IsOnBuckets(action) && (action.Contains("Object", StringComparison.OrdinalIgnoreCase) || OnObjects.Any(name => action.EndsWith(name, StringComparison.OrdinalIgnoreCase)));

    private static bool IsOnBuckets(string action) => !HasWildcard(action) && action.Contains("Bucket", StringComparison.OrdinalIgnoreCase);

    private static bool HasWildcard(string text) => text.AsSpan().ContainsAny('*', '?');

    private static bool IsPublic(Statement statement) =>
        statement is { Effect: Effect.Allow, Principal: { } principal }
        && (principal.IsNegated || principal.Principals.Any(one => one.Name is "*"))
        && !statement.Conditions.Any(condition => Narrowing.Contains(condition.Key, StringComparer.OrdinalIgnoreCase) && condition.Values.All(value => !HasWildcard(value.Text)));

    private static Wire.Errors.AwsException Malformed(string what, Statement statement, string hint) =>
        S3Errors.MalformedPolicy($"{what} (in the statement at line {statement.Start.Line}, column {statement.Start.Column}): {hint}.");
}
