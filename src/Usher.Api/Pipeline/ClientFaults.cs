using Microsoft.AspNetCore.Http;
using Usher.Wire.Errors;

namespace Usher.Api.Pipeline;

/// <summary>What Kestrel refuses while a body is read, in AWS's words.</summary>
internal static class ClientFaults
{
    public static AwsException ToException(this BadHttpRequestException fault) => fault.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => new("RequestEntityTooLarge", "The body is larger than is allowed here: 5 GiB for an object, 1 MiB for everything else."),
        StatusCodes.Status408RequestTimeout => new("RequestTimeout", "The body came too slowly: your socket connection was not read from or written to within the timeout period. Try again."),
        _ => new("IncompleteBody", "The body ended before as many bytes had come as Content-Length says."),
    };
}
