using Microsoft.AspNetCore.Http;
using Usher.Buckets.Objects;

namespace Usher.Api.S3;

/// <summary>Writes answers.</summary>
internal static class Answers
{
    private const int BlockBytes = 64 << 10;

    public static Task WriteXmlAsync(S3Request request, byte[] document, CancellationToken cancellationToken) => WriteXmlAsync(request.Http.Response, document, cancellationToken);

    public static Task WriteXmlAsync(HttpResponse response, byte[] document, CancellationToken cancellationToken)
    {
        response.ContentType = "application/xml";
        return WriteAsync(response, document, cancellationToken);
    }

    public static async Task WriteAsync(HttpResponse response, byte[] document, CancellationToken cancellationToken)
    {
        response.ContentLength = document.Length;
        await response.Body.WriteAsync(document, cancellationToken);
    }

    public static Task NoContent(S3Request request)
    {
        request.Http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    /// <summary>Sends an object's bytes from the file into the connection's own buffers.</summary>
    public static async Task SendAsync(HttpResponse response, ObjectContent content, CancellationToken cancellationToken)
    {
        var writer = response.BodyWriter;
        for (var left = content.Slice.Length; left > 0;)
        {
            var memory = writer.GetMemory((int)Math.Min(left, BlockBytes));
            var count = await content.Stream.ReadAsync(memory[..(int)Math.Min(left, memory.Length)], cancellationToken);
            writer.Advance(count);
            left -= count;
            var flushed = await writer.FlushAsync(cancellationToken);
            // The client has gone.
            if (flushed.IsCompleted || flushed.IsCanceled)
                return;
        }
    }
}
