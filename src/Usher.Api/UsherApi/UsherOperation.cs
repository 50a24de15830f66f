using Usher.Api.Calls;

namespace Usher.Api.UsherApi;

/// <summary>An operation of Usher's own API.</summary>
/// <param name="Name">The name in the audit trail. Its action is <c>usher:</c> and this name. The name of an operation that only reads begins with a verb that <see cref="Auditing.AuditRules"/> knows as reading.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Below <c>/_usher/v1/</c>, without parameters: those are in the query or the body.</param>
/// <param name="Answer">Authorizes its action, then answers.</param>
internal sealed record UsherOperation(string Name, string Method, string Path, Func<AwsCall, CancellationToken, Task> Answer)
{
    /// <summary>The common path of all operations.</summary>
    public const string Root = AwsServices.UsherPath + "v1/";

    /// <summary>Method and path of a request.</summary>
    public string Route => $"{Method} {Root}{Path}";
}
