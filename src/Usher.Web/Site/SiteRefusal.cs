using Microsoft.AspNetCore.Http;

namespace Usher.Web.Site;

/// <summary>Why the movie site is closed to a request.</summary>
/// <param name="Reason">One sentence for people.</param>
/// <param name="Remedy">What to try, a sentence each.</param>
public sealed record SiteRefusal(string Reason, params string[] Remedy)
{
    /// <summary>The HTTP status. The default value is 403.</summary>
    public int Status { get; init; } = StatusCodes.Status403Forbidden;

    /// <summary>Whether signing in to the console may open it. The default value is false.</summary>
    public bool CanSignIn { get; init; }
}
