using System.Buffers;
using Microsoft.AspNetCore.Http;
using Usher.Wire.Errors;

namespace Usher.Api.Pipeline;

/// <summary>A small body, read whole: services other than S3 sign the hash of what comes, so nothing can be answered before all of it is here.</summary>
internal static class SmallBody
{
    /// <param name="http">The request.</param>
    /// <param name="limit">The most bytes.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="AwsException">RequestEntityTooLarge: there are more than the limit.</exception>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpContext http, int limit, CancellationToken stop)
    {
        var declared = http.Request.ContentLength;
        if (declared > limit)
            throw TooLarge(declared.Value, limit);

        if (declared == 0)
            return default;

        var buffer = new ArrayBufferWriter<byte>(declared is { } length ? (int)length : 256);
        while (buffer.WrittenCount < (declared ?? long.MaxValue))
        {
            var read = await http.Request.Body.ReadAsync(buffer.GetMemory(), stop);
            if (read == 0)
                break;

            buffer.Advance(read);
            if (buffer.WrittenCount > limit)
                throw TooLarge(buffer.WrittenCount, limit);
        }

        return buffer.WrittenMemory;
    }

    private static AwsException TooLarge(long came, int limit) =>
        new("RequestEntityTooLarge", $"The body has {came} bytes or more; {limit} are allowed.");
}
