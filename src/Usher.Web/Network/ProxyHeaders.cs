using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace Usher.Web.Network;

/// <summary>Recognizes forwarded requests by the headers that proxies add. A client gains nothing by adding them itself.</summary>
internal static class ProxyHeaders
{
    private static readonly FrozenSet<string> Names =
        FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "Forwarded", "Via", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP");

    /// <summary>The first header of a request that a proxy added; null if there is none.</summary>
    public static string? FindHeader(HttpRequest request)
    {
        foreach (var (name, _) in request.Headers)
        {
            if (IsOfProxy(name))
                return name;
        }

        return null;
    }

    // ASP.NET renames X-Forwarded-… to X-Original-… after it has applied the header.
    private static bool IsOfProxy(string name) =>
        name.StartsWith("X-Forwarded-", StringComparison.OrdinalIgnoreCase) || name.StartsWith("X-Original-", StringComparison.OrdinalIgnoreCase) || Names.Contains(name);
}
