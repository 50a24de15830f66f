using System.Globalization;
using Microsoft.AspNetCore.Http;
using Usher.Web.Caching;

namespace Usher.Web.Rest;

/// <summary>Sends JSON that is serialized already.</summary>
internal static class JsonResponses
{
    /// <summary>For lists of a user: a client may store the response, but has to revalidate it before each use.</summary>
    public const string Revalidate = "private, no-cache";

    /// <summary>For responses that do not depend on a user: a client may use them for a minute.</summary>
    public const string OneMinute = "private, max-age=60";

    /// <summary>The client must not store the response.</summary>
    public const string NoStore = "no-store";

    private const string Json = "application/json";

    /// <summary>Sends a response of the cache, or 304 where the client has it already.</summary>
    public static Task SendAsync(this HttpContext http, CachedResponse response, TimeSpan age, string cacheControl)
    {
        var headers = http.Response.Headers;
        headers.ETag = response.ETag;
        headers.CacheControl = cacheControl;
        headers.Age = ((int)age.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (http.Request.Headers.IfNoneMatch is { Count: > 0 } known && IsIn(known.ToString(), response.ETag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return http.WriteAsync(response.Body);
    }

    /// <summary>Sends a response that does not come from the cache.</summary>
    public static Task SendAsync(this HttpContext http, ReadOnlyMemory<byte> body, string cacheControl)
    {
        http.Response.Headers.CacheControl = cacheControl;
        return http.WriteAsync(body);
    }

    // The tags have quotes around them, so no tag is part of another one.
    private static bool IsIn(string known, string tag) => known == "*" || known.Contains(tag, StringComparison.Ordinal);

    private static Task WriteAsync(this HttpContext http, ReadOnlyMemory<byte> body)
    {
        http.Response.ContentType = Json;
        http.Response.ContentLength = body.Length;
        var written = http.Response.BodyWriter.WriteAsync(body, http.RequestAborted);
        return written.IsCompletedSuccessfully ? Task.CompletedTask : written.AsTask();
    }
}
