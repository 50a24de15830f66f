using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Usher.Wire.Errors;

namespace Usher.Buckets.Remote;

/// <summary>Calls an S3 elsewhere and says its errors as our own.</summary>
internal sealed class RemoteCalls(IAmazonS3 client)
{
    // A failure between this server and the other is not the caller's fault; the message must not send callers to look at their own keys.
    private static readonly HashSet<string> Ours =
    [
        "AccessDenied", "AuthorizationHeaderMalformed", "ExpiredToken", "Forbidden", "InvalidAccessKeyId", "InvalidToken", "RequestTimeTooSkewed", "SignatureDoesNotMatch",
    ];

    private readonly string _where = client.Config.ServiceURL ?? "AWS";

    /// <summary>Asks.</summary>
    /// <exception cref="AwsException">The other's error, or ServiceUnavailable where it cannot be reached.</exception>
    public async Task<T> AskAsync<T>(Func<IAmazonS3, Task<T>> call)
    {
        try
        {
            return await call(client).ConfigureAwait(false);
        }
        catch (AmazonS3Exception error)
        {
            throw Translate(error);
        }
        catch (Exception error) when (error is AmazonClientException or HttpRequestException or WebException)
        {
            throw new AwsException("ServiceUnavailable", $"The S3 at {_where}, where this server keeps its objects, does not answer: {error.Message} Try again later, or tell the operator of this server.");
        }
    }

    private AwsException Translate(AmazonS3Exception error)
    {
        var code = error.StatusCode switch
        {
            _ when error.ErrorCode is { Length: > 0 } named && !int.TryParse(named, out _) => named,
            HttpStatusCode.NotModified => "NotModified",
            HttpStatusCode.NotFound => "NotFound",
            HttpStatusCode.PreconditionFailed => "PreconditionFailed",
            HttpStatusCode.RequestedRangeNotSatisfiable => "InvalidRange",
            HttpStatusCode.Forbidden => "Forbidden",
            _ => "InternalError",
        };
        return Ours.Contains(code)
            ? new("InternalError", $"The S3 at {_where}, where this server keeps its objects, refuses this server: {code}. The operator has to give it a key that may do what is asked ({error.Message}).")
            : new(code, error.Message);
    }
}
