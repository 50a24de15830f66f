using System.Globalization;
using Usher.Wire.Errors;

namespace Usher.Wire.Signing.Bodies;

/// <summary>How long a request says its body is.</summary>
internal static class DeclaredLength
{
    /// <summary>Of a body without framing; null where the request does not say.</summary>
    public static long? Of(IRequestHead request) => Read(request, "Content-Length");

    /// <summary>Of a body in chunks, without their framing.</summary>
    public static long OfChunks(IRequestHead request) =>
        Read(request, "X-Amz-Decoded-Content-Length") ?? throw new AwsException("MissingContentLength", "You must provide the Content-Length HTTP header.");

    private static long? Read(IRequestHead request, string name)
    {
        if (request.Header(name) is not { } text)
            return null;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
            ? length
            : throw new AwsException("InvalidArgument", $"{name} is '{text}'; it has to be a number of bytes.");
    }
}
