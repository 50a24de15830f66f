using Microsoft.AspNetCore.Http;
using Usher.Api.Calls;
using Usher.Buckets;
using Usher.Buckets.Errors;
using Usher.Wire.Errors;
using Usher.Wire.S3;
using Usher.Wire.S3.Cors;

namespace Usher.Api.S3;

/// <summary>A bucket's rules for requests from scripts of other web pages, and the question that browsers ask about them.</summary>
internal sealed class CorsOperations(IBuckets buckets)
{
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketCors.html</remarks>
    public async Task GetAsync(S3Request request, CancellationToken cancellationToken)
    {
        var rules = await buckets.FindCorsAsync(request.Bucket, cancellationToken) ?? throw S3Errors.NoSuchCorsConfiguration(request.Bucket);
        await Answers.WriteXmlAsync(request, rules.ToXml(), cancellationToken);
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketCors.html</remarks>
    public async Task PutAsync(S3Request request, CancellationToken cancellationToken)
    {
        using var document = await Bodies.DocumentAsync(request, cancellationToken);
        if (document.Length > CorsConfiguration.MaximumBytes)
            throw S3Xml.Malformed($"CORSConfiguration has {document.Length} bytes; {CorsConfiguration.MaximumBytes} are allowed.");

        var rules = CorsConfiguration.Read(await S3Xml.ReadAsync(document, CorsConfiguration.Root, cancellationToken));
        await buckets.PutCorsAsync(request.Bucket, rules, cancellationToken);
        request.Http.Response.ContentLength = 0;
    }

    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucketCors.html</remarks>
    public async Task DeleteAsync(S3Request request, CancellationToken cancellationToken)
    {
        await buckets.PutCorsAsync(request.Bucket, rules: null, cancellationToken);
        await Answers.NoContent(request);
    }

    /// <summary>Answers whether a script of another origin may send what it is about to send.</summary>
    /// <remarks>https://docs.aws.amazon.com/AmazonS3/latest/API/RESTOPTIONSobject.html</remarks>
    public async Task PreflightAsync(S3Request request, CancellationToken cancellationToken)
    {
        if (request.Header("Origin") is not { } origin)
            throw new AwsException("BadRequest", "Insufficient information. Origin request header needed.");
        if (request.Header("Access-Control-Request-Method") is not { } method)
            throw new AwsException("BadRequest", "Invalid Access-Control-Request-Method: null");
        // The request is unsigned, so the answer must not show whether the bucket exists.
        if (await FindAsync(request.Target.Bucket, cancellationToken) is not { } rules)
            throw new AwsException("AccessForbidden", "CORSResponse: CORS is not enabled for this bucket.");

        string[] headers = [.. (request.Header("Access-Control-Request-Headers") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (rules.Find(origin, method, headers) is not { } rule)
        {
            throw new AwsException(
                "AccessForbidden",
                "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers "
                + "are not whitelisted by the resource's CORS spec.");
        }

        Allow(request.Http.Response, rule, origin);
        if (headers.Length > 0)
            request.Answer.AccessControlAllowHeaders = string.Join(", ", headers).ToLowerInvariant();
        request.Http.Response.ContentLength = 0;
    }

    /// <summary>Lets the script of another origin read the answer to its request, errors included, where the bucket's rules allow it.</summary>
    public async ValueTask AllowAsync(HttpContext http, CancellationToken cancellationToken)
    {
        if (http.Request.Headers.Origin is not [{ Length: > 0 } origin] || HttpMethods.IsOptions(http.Request.Method))
            return;

        if ((await FindAsync(BucketOf(http), cancellationToken))?.Find(origin, http.Request.Method, []) is { } rule)
            Allow(http.Response, rule, origin);
    }

    private static string? BucketOf(HttpContext http)
    {
        try
        {
            return S3Target.Read(http).Bucket;
        }
        catch (AwsException)
        {
            // The answer says what is wrong with the address.
            return null;
        }
    }

    private async ValueTask<CorsConfiguration?> FindAsync(string? bucket, CancellationToken cancellationToken)
    {
        try
        {
            return bucket is null ? null : await buckets.FindCorsAsync(bucket, cancellationToken);
        }
        catch (AwsException)
        {
            return null;
        }
    }

    private static void Allow(HttpResponse response, CorsRule rule, string origin)
    {
        var headers = response.Headers;
        var isForAll = rule.AllowedOrigins.Contains("*", StringComparer.Ordinal);
        headers.AccessControlAllowOrigin = isForAll ? "*" : origin;
        if (!isForAll)
            headers.AccessControlAllowCredentials = "true";
        headers.AccessControlAllowMethods = string.Join(", ", rule.AllowedMethods);
        if (rule.ExposeHeaders.Count > 0)
            headers.AccessControlExposeHeaders = string.Join(", ", rule.ExposeHeaders);
        if (rule.MaxAgeSeconds is { } seconds)
            headers.AccessControlMaxAge = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        headers.Vary = "Origin, Access-Control-Request-Headers, Access-Control-Request-Method";
    }
}
