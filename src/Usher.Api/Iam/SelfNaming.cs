using Usher.Access.Callers;
using Usher.Wire.Errors;

namespace Usher.Api.Iam;

/// <summary>The user of an operation that names none: the caller.</summary>
internal static class SelfNaming
{
    /// <exception cref="AwsException">ValidationError: the caller is no user.</exception>
    public static string NameOf(Caller caller) => caller.UserName ?? throw new AwsException("ValidationError", "Must specify userName when calling with non-User credentials");
}
