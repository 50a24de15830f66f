using System.Buffers;
using System.Text;

namespace Usher.Wire.Signing.Canonical;

/// <summary>Bytes that grow at the end, in a borrowed array.</summary>
internal ref struct Utf8Buffer(int capacity)
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public readonly ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>The array behind; another one once more has been appended.</summary>
    public readonly byte[] Array => _bytes;

    public void Append(byte value)
    {
        if (Length == _bytes.Length)
            Grow(1);
        _bytes[Length++] = value;
    }

    public void Append(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        Length += bytes.Length;
    }

    public void Append(scoped ReadOnlySpan<char> text)
    {
        // Almost all of it is ASCII; three bytes for a character is the most that UTF-8 needs.
        var room = Room(text.Length);
        if (Ascii.FromUtf16(text, room, out var written) is OperationStatus.Done)
        {
            Length += written;
            return;
        }

        Length += Encoding.UTF8.GetBytes(text, Room(text.Length * 3));
    }

    public readonly void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);

    private Span<byte> Room(int length)
    {
        if (_bytes.Length - Length < length)
            Grow(length);
        return _bytes.AsSpan(Length);
    }

    private void Grow(int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_bytes.Length * 2, Length + length));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
