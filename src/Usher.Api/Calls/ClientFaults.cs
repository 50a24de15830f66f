using Microsoft.AspNetCore.Http;
using Usher.Wire.Errors;

namespace Usher.Api.Calls;

/// <summary>Errors about the body of a request, with each protocol's code.</summary>
internal static class ClientFaults
{
    /// <summary>Converts what Kestrel throws while a body is read.</summary>
    public static AwsException ToException(this BadHttpRequestException fault, AwsProtocol protocol) => fault.StatusCode switch
    {
        StatusCodes.Status413PayloadTooLarge => TooLarge(protocol),
        StatusCodes.Status408RequestTimeout => new("RequestTimeout", "The body came too slowly: your socket connection was not read from or written to within the timeout period. Try again."),
        _ => new("IncompleteBody", "The body ended before as many bytes had come as Content-Length says."),
    };

    public static AwsException TooLarge(AwsProtocol protocol) => protocol switch
    {
        AwsProtocol.S3 => new("EntityTooLarge", "The body is larger than the 5 GiB that one upload may have. Use a multipart upload."),
        AwsProtocol.Query => new("RequestEntityTooLarge", TooLargeText),
        _ => new("RequestEntityTooLargeException", TooLargeText),
    };

    private const string TooLargeText = "The body is larger than the 1 MiB that a request may have.";
}
