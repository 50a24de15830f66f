using Usher.Api.Calls;

namespace Usher.Api.Admin;

/// <summary>An operation that AWS has no word for.</summary>
/// <param name="Name">What the audit trail calls it; by convention the action that it demands is <c>usher:</c> and this.</param>
/// <param name="Method">Of HTTP.</param>
/// <param name="Path">Below <c>/_usher/v1/</c>, without parameters: those are in the query or the body.</param>
/// <param name="Answer">Demands its action, then answers.</param>
internal sealed record UsherOperation(string Name, string Method, string Path, Func<AwsCall, CancellationToken, Task> Answer)
{
    /// <summary>Below it lie all of them.</summary>
    public const string Root = AwsServices.UsherPath + "v1/";

    /// <summary>As a request names it.</summary>
    public string Route => $"{Method} {Root}{Path}";
}
