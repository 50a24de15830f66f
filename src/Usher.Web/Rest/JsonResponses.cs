using System.Globalization;
using Microsoft.AspNetCore.Http;
using Usher.Web.Caching;

namespace Usher.Web.Rest;

/// <summary>Sends answers that are bytes already.</summary>
internal static class JsonResponses
{
    /// <summary>For a user: kept, but never shown again without asking whether it still holds.</summary>
    public const string Revalidate = "private, no-cache";

    /// <summary>For everybody: good for a while.</summary>
    public const string OneMinute = "private, max-age=60";

    /// <summary>Not to be kept.</summary>
    public const string NoStore = "no-store";

    private const string Json = "application/json";

    /// <summary>An answer of the cache, or only that the client has it already.</summary>
    public static Task SendAsync(this HttpContext http, CachedResponse answer, TimeSpan age, string cacheControl)
    {
        var headers = http.Response.Headers;
        headers.ETag = answer.ETag;
        headers.CacheControl = cacheControl;
        headers.Age = ((int)age.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (http.Request.Headers.IfNoneMatch is { Count: > 0 } known && IsIn(known.ToString(), answer.ETag))
        {
            http.Response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        return http.WriteAsync(answer.Body);
    }

    /// <summary>An answer that is not kept.</summary>
    public static Task SendAsync(this HttpContext http, ReadOnlyMemory<byte> body, string cacheControl)
    {
        http.Response.Headers.CacheControl = cacheControl;
        return http.WriteAsync(body);
    }

    // Tags of ours have quotes around them, so that none is a part of another.
    private static bool IsIn(string known, string tag) => known == "*" || known.Contains(tag, StringComparison.Ordinal);

    private static Task WriteAsync(this HttpContext http, ReadOnlyMemory<byte> body)
    {
        http.Response.ContentType = Json;
        http.Response.ContentLength = body.Length;
        var written = http.Response.BodyWriter.WriteAsync(body, http.RequestAborted);
        return written.IsCompletedSuccessfully ? Task.CompletedTask : written.AsTask();
    }
}
