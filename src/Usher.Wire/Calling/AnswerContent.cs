using System.Net;
using Usher.Wire.Personalize;

namespace Usher.Wire.Calling;

/// <summary>An answer that stayed in one process, and is written only for who reads it as bytes: <see cref="PersonalizeClient"/> hands it on as it is.</summary>
/// <param name="operation">What was asked.</param>
/// <param name="answer">Its answer, which must not be changed.</param>
public sealed class AnswerContent(PersonalizeOperation operation, object answer) : HttpContent
{
    private byte[]? _written;

    /// <summary>The answer, as the operation's <see cref="PersonalizeOperation.Response"/>.</summary>
    public object Answer => answer;

    private byte[] Written => _written ??= operation.Write(answer);

    /// <inheritdoc/>
    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Written).AsTask();

    /// <inheritdoc/>
    protected override bool TryComputeLength(out long length)
    {
        length = Written.Length;
        return true;
    }
}
