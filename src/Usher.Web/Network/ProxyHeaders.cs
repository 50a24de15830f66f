using Microsoft.AspNetCore.Http;

namespace Usher.Web.Network;

/// <summary>Tells the requests that a proxy passed on, by the headers that proxies add. A client can add them, too; it gains nothing by that.</summary>
internal static class ProxyHeaders
{
    // X-Original-… is what remains of X-Forwarded-… once it was believed.
    private static readonly string[] Prefixes = ["X-Forwarded-", "X-Original-"];
    private static readonly string[] Names = ["Forwarded", "Via", "X-Real-IP", "X-Client-IP", "True-Client-IP", "CF-Connecting-IP"];

    /// <summary>The first such header of a request; null if there is none.</summary>
    public static string? FindHeader(HttpRequest request)
    {
        foreach (var (name, _) in request.Headers)
        {
            if (Names.Contains(name, StringComparer.OrdinalIgnoreCase) || Array.Exists(Prefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
                return name;
        }

        return null;
    }
}
