using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Usher.Wire.Errors;
using Usher.Wire.Json;

namespace Usher.Web.Rest;

/// <summary>Sends the errors of the REST API as problem+json.</summary>
/// <remarks>RFC 9457.</remarks>
internal static class Problems
{
    public const string ContentType = "application/problem+json";

    /// <summary>Turns exceptions and empty error responses below /api/v1 into problems.</summary>
    public static void UseProblems(this WebApplication app) => app.Use((http, next) => http.Request.Path.StartsWithSegments(RestApi.Root) ? HandleAsync(http, next) : next(http));

    /// <summary>Sends a problem.</summary>
    /// <param name="http">A request whose response has not started.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="detail">What came, what is allowed and what to try.</param>
    /// <param name="code">The AWS error code; null for errors of the REST API itself.</param>
    public static Task WriteAsync(HttpContext http, int status, string detail, string? code = null)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new Problem(ReasonPhrases.GetReasonPhrase(status), status, detail, code), AwsJson.Options);
        http.Response.StatusCode = status;
        http.Response.ContentType = ContentType;
        http.Response.ContentLength = body.Length;
        http.Response.Headers.CacheControl = "no-store";
        return http.Response.Body.WriteAsync(body, http.RequestAborted).AsTask();
    }

    private static async Task HandleAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
            if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null })
                await WriteAsync(http, http.Response.StatusCode, DetailOf(http));
        }
        catch (RestException refusal)
        {
            await WriteAsync(http, refusal.Status, refusal.Message);
        }
        catch (BadHttpRequestException bad)
        {
            await WriteAsync(http, bad.StatusCode, bad.Message);
        }
        catch (AwsException refusal)
        {
            await WriteAsync(http, StatusOf(refusal, http.Response), refusal.Message, refusal.Code);
        }
        catch (HttpRequestException failure)
        {
            http.Response.Headers.RetryAfter = "1";
            await WriteAsync(http, StatusCodes.Status503ServiceUnavailable, $"Personalize does not answer: {failure.Message}");
        }
        catch (TimeoutException failure)
        {
            await WriteAsync(http, StatusCodes.Status504GatewayTimeout, failure.Message);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The client has disconnected.
        }
    }

    // Errors about the credentials of the application are not the client's: they become 502.
    private static int StatusOf(AwsException refusal, HttpResponse response)
    {
        switch (refusal.Code)
        {
            case "ResourceNotFoundException":
                return StatusCodes.Status404NotFound;
            case "InvalidInputException" or "ValidationException" or "InvalidNextTokenException":
                return StatusCodes.Status400BadRequest;
            case "ThrottlingException" or "LimitExceededException" or "ServiceUnavailable" or "TooManyRequestsException":
                response.Headers.RetryAfter = "1";
                return StatusCodes.Status503ServiceUnavailable;
            default:
                return StatusCodes.Status502BadGateway;
        }
    }

    private static string DetailOf(HttpContext http) => http.Response.StatusCode switch
    {
        StatusCodes.Status404NotFound => $"There is no {http.Request.Path} in this API; {RestApi.Docs} lists its endpoints.",
        StatusCodes.Status405MethodNotAllowed => $"{http.Request.Method} is not allowed here; {http.Response.Headers.Allow} is.",
        StatusCodes.Status415UnsupportedMediaType => $"The Content-Type is '{http.Request.ContentType}'; send application/json.",
        var status => string.Create(CultureInfo.InvariantCulture, $"The request was refused with status {status}."),
    };

    private sealed record Problem(string Title, int Status, string Detail, string? Code);
}
