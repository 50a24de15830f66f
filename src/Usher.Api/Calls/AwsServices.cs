using Microsoft.AspNetCore.Http;
using Usher.Wire.Errors;

namespace Usher.Api.Calls;

/// <summary>All services, and which of them a request is for.</summary>
internal sealed class AwsServices(IReadOnlyList<IAwsService> services)
{
    /// <summary>The path of Usher's own API: what AWS has no operation for. No bucket can have this name.</summary>
    public const string UsherPath = "/_usher/";

    /// <summary>The signing name of Usher's own API.</summary>
    public const string UsherName = "usher";

    private readonly Dictionary<string, IAwsService> _byName = services.ToDictionary(service => service.SigningName, StringComparer.Ordinal);

    /// <summary>The service that a signature was made for; null if there is none of that name.</summary>
    public IAwsService? Find(string signingName) => _byName.GetValueOrDefault(signingName);

    /// <summary>The names that can be signed for, sorted, in words.</summary>
    public string Names => string.Join(", ", _byName.Keys.Order(StringComparer.Ordinal));

    /// <summary>The wire format of a service.</summary>
    public static AwsProtocol ProtocolOf(string signingName) => signingName switch
    {
        "s3" => AwsProtocol.S3,
        "iam" or "sts" => AwsProtocol.Query,
        UsherName => AwsProtocol.RestJson,
        _ => AwsProtocol.Json,
    };

    /// <summary>Guesses the service of an unsigned request from its headers and path: to render an error in the right protocol, and for a server that checks no signatures.</summary>
    /// <param name="request">What came.</param>
    /// <param name="body">The body, where it has been read; empty where not.</param>
    public IAwsService Guess(HttpRequest request, ReadOnlySpan<byte> body)
    {
        if (IsUsherPath(request))
            return Named(UsherName);

        if (request.Headers["X-Amz-Target"].ToString() is { Length: > 0 } target)
            return Find(target.Contains("personalize", StringComparison.OrdinalIgnoreCase) ? "personalize" : "cloudtrail") ?? Named("cloudtrail");

        // A form with parts goes to a bucket whose name is in the host: the Query services take the other kind alone.
        if (HttpMethods.IsPost(request.Method) && request.Path == "/" && request.HasFormContentType && !PostedForm.IsFormWithParts(request))
            return Named(body.IndexOf("Version=2011-06-15"u8) >= 0 ? "sts" : "iam");

        return Named("s3");
    }

    public static bool IsUsherPath(HttpRequest request) => request.Path.Value?.StartsWith(UsherPath, StringComparison.Ordinal) ?? false;

    private IAwsService Named(string name) => _byName[name];
}
