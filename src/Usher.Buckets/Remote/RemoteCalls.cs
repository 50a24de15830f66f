using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Usher.Wire.Errors;

namespace Usher.Buckets.Remote;

/// <summary>Calls a remote S3 and translates its errors.</summary>
internal sealed class RemoteCalls(IAmazonS3 client)
{
    // Errors about this server's own key at the remote S3. Callers must not take them for errors about their keys.
    private static readonly HashSet<string> Ours =
    [
        "AccessDenied", "AuthorizationHeaderMalformed", "ExpiredToken", "Forbidden", "InvalidAccessKeyId", "InvalidToken", "RequestTimeTooSkewed", "SignatureDoesNotMatch",
    ];

    private readonly string _where = client.Config.ServiceURL ?? "AWS";

    /// <summary>Makes a call.</summary>
    /// <exception cref="AwsException">The error of the remote S3, or ServiceUnavailable if it cannot be reached.</exception>
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
