using Usher.Access.Callers;
using Usher.Access.Deciding;

namespace Usher.Access.Tests.Deciding.Plain;

/// <summary>The condition keys of a request: those that it brings, and those that tell of the caller.</summary>
/// <remarks>IAM User Guide, "AWS global condition context keys", and the table of principal key values in "IAM policy elements: Variables and tags".</remarks>
internal sealed class PlainContext(AccessRequest request)
{
    private const string Tag = "aws:principaltag/";

    /// <summary>"Key names are case-insensitive." Empty where the key is missing.</summary>
    public IReadOnlyList<string> ValuesOf(string key) => request.Context.Find(key) ?? (OfCaller(key.ToLowerInvariant()) is { Length: > 0 } value ? [value] : []);

    /// <summary>"You can use any available single-valued context key as a policy variable, but you cannot use a multivalued context key."</summary>
    public string? VariableOf(string key) => ValuesOf(key) is [var value] ? value : null;

    private string? OfCaller(string key)
    {
        var caller = request.Caller;
        var isIdentity = caller.Kind is CallerKind.User or CallerKind.AssumedRole or CallerKind.Root;
        return key switch
        {
            "aws:principalisawsservice" => caller.Kind is CallerKind.Service ? "true" : "false",
            "aws:principalservicename" => caller.Kind is CallerKind.Service ? caller.Arn : null,
            "aws:principaltype" => caller.Kind switch
            {
                CallerKind.Root => "Account",
                CallerKind.User => "User",
                CallerKind.AssumedRole => "AssumedRole",
                CallerKind.Anonymous => "Anonymous",
                _ => null,
            },
            _ when !isIdentity => null,
            "aws:username" => caller.Kind is CallerKind.User ? caller.UserName : null,
            "aws:userid" => caller.UserId,
            // "For IAM roles, the request context returns the ARN of the role, not the ARN of the user that assumed the role."
            "aws:principalarn" => caller.Kind is CallerKind.AssumedRole ? $"{caller.Role}" : caller.Arn,
            "aws:principalaccount" => caller.Account,
            _ when key.StartsWith(Tag, StringComparison.Ordinal) => caller.Tags.FirstOrDefault(tag => tag.Key.Equals(key[Tag.Length..], StringComparison.OrdinalIgnoreCase)).Value,
            _ => null,
        };
    }
}
