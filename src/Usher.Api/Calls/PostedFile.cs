using Microsoft.AspNetCore.Http;
using Usher.Wire.Errors;

namespace Usher.Api.Calls;

/// <summary>The file of a posted form, held to the length that the form's policy allows.</summary>
/// <param name="part">The part of the form.</param>
/// <param name="size">The allowed length in bytes, both ends included; null for any.</param>
internal sealed class PostedFile(Stream part, (long Min, long Max)? size) : Stream
{
    private long _length;

    /// <summary>Whether reading failed because the form is not one.</summary>
    public static bool IsBrokenForm(Exception fault) => fault is InvalidDataException or (IOException and not BadHttpRequestException and not Microsoft.AspNetCore.Connections.ConnectionResetException);

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await ReadPartAsync(buffer, cancellationToken);
        _length += count;
        if (_length > size?.Max)
            throw Wrong("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", "MaxSizeAllowed", size.Value.Max);
        // An empty buffer reads 0 bytes without being at the end.
        if (count == 0 && buffer.Length > 0 && _length < size?.Min)
            throw Wrong("EntityTooSmall", "Your proposed upload is smaller than the minimum allowed size", "MinSizeAllowed", size.Value.Min);

        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Bodies are read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private async ValueTask<int> ReadPartAsync(Memory<byte> buffer, CancellationToken stop)
    {
        try
        {
            return await part.ReadAsync(buffer, stop);
        }
        catch (Exception fault) when (IsBrokenForm(fault) && !stop.IsCancellationRequested)
        {
            throw PostedForm.Malformed(fault.Message);
        }
    }

    private AwsException Wrong(string code, string message, string limitName, long limit) => new(code, $"{message}: the policy allows {size!.Value.Min} to {size.Value.Max} bytes.")
    {
        Details = new Dictionary<string, string>
        {
            ["ProposedSize"] = _length.ToString(System.Globalization.CultureInfo.InvariantCulture),
            [limitName] = limit.ToString(System.Globalization.CultureInfo.InvariantCulture),
        },
    };
}
