using Microsoft.AspNetCore.Http;

namespace Usher.Api.Pipeline;

/// <summary>Copies the headers that a URL presigned with signature version 2 carries in its query, where the signature covers them, to the headers of the request.</summary>
internal static class HeadersInQuery
{
    public static void Unfold(HttpContext http)
    {
        var headers = http.Request.Headers;
        foreach (var (name, values) in http.Request.Query)
        {
            var isHeader = name.StartsWith("x-amz-", StringComparison.OrdinalIgnoreCase)
                || name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase)
                || name.Equals("Content-MD5", StringComparison.OrdinalIgnoreCase);
            if (isHeader && !headers.ContainsKey(name))
                headers[name] = values[0];
        }
    }
}
