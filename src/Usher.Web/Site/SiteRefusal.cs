using Microsoft.AspNetCore.Http;

namespace Usher.Web.Site;

/// <summary>Why a request may not use the movie site.</summary>
/// <param name="Reason">The reason, in one sentence.</param>
/// <param name="Remedy">What the visitor can do, one sentence each.</param>
public sealed record SiteRefusal(string Reason, params string[] Remedy)
{
    /// <summary>The HTTP status. The default is 403.</summary>
    public int Status { get; init; } = StatusCodes.Status403Forbidden;

    /// <summary>Whether signing in to the console may help. The default is false.</summary>
    public bool CanSignIn { get; init; }
}
