using System.Buffers;
using Microsoft.AspNetCore.Http;
using Usher.Wire.Errors;

namespace Usher.Api.Calls;

/// <summary>Reads a small body whole. Services other than S3 sign the hash of the body, so the signature cannot be checked before.</summary>
internal static class SmallBody
{
    /// <param name="http">The request.</param>
    /// <param name="protocol">Decides the code of the error.</param>
    /// <param name="limit">The most bytes.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="AwsException">There are more than the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext http, AwsProtocol protocol, int limit, CancellationToken cancellationToken)
    {
        var declared = http.Request.ContentLength;
        if (declared > limit)
            throw ClientFaults.TooLarge(protocol);

        if (declared == 0)
            return default;

        var buffer = new ArrayBufferWriter<byte>(declared is { } length ? (int)length : 256);
        while (buffer.WrittenCount < (declared ?? long.MaxValue))
        {
            var read = await http.Request.Body.ReadAsync(buffer.GetMemory(), cancellationToken);
            if (read == 0)
                break;

            buffer.Advance(read);
            if (buffer.WrittenCount > limit)
                throw ClientFaults.TooLarge(protocol);
        }

        return buffer.WrittenMemory;
    }
}
