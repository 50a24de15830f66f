using System.Buffers;
using System.Text;

namespace Usher.Wire.Signing.Canonical;

/// <summary>Percent-encoding as signatures want it: everything but A-Z a-z 0-9 - . _ ~, with capital digits.</summary>
internal static class UriEncoding
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";
    private static readonly SearchValues<char> Names = SearchValues.Create(Unreserved);
    private static readonly SearchValues<char> Paths = SearchValues.Create(Unreserved + "/");
    private static readonly SearchValues<byte> NameBytes = SearchValues.Create(Encoding.ASCII.GetBytes(Unreserved));

    /// <summary>Encodes text that is not encoded yet, or that is to be encoded once more. Slashes stay.</summary>
    public static void AppendPath(ref Utf8Buffer buffer, ReadOnlySpan<char> text)
    {
        while (NextSpecial(ref buffer, ref text, Paths))
            text = text[AppendEncoded(ref buffer, text)..];
    }

    /// <summary>Encodes anew a path that is encoded, in whatever way. Slashes stay, encoded ones become slashes.</summary>
    public static void AppendDecodedPath(ref Utf8Buffer buffer, ReadOnlySpan<char> text)
    {
        while (NextSpecial(ref buffer, ref text, Paths))
        {
            if (TryDecode(text, out var value))
            {
                if (value == '/')
                    buffer.Append(value);
                else
                    AppendByte(ref buffer, value);
                text = text[3..];
            }
            else
            {
                text = text[AppendEncoded(ref buffer, text)..];
            }
        }
    }

    /// <summary>Encodes anew a name or a value of a query that is encoded, in whatever way; a plus is a blank.</summary>
    public static void AppendDecodedName(ref Utf8Buffer buffer, ReadOnlySpan<char> text)
    {
        while (NextSpecial(ref buffer, ref text, Names))
        {
            if (TryDecode(text, out var value))
            {
                AppendByte(ref buffer, value);
                text = text[3..];
            }
            else if (text[0] == '+')
            {
                AppendByte(ref buffer, (byte)' ');
                text = text[1..];
            }
            else
            {
                text = text[AppendEncoded(ref buffer, text)..];
            }
        }
    }

    /// <summary>A name or a value of a query, encoded.</summary>
    public static string Encode(string text)
    {
        var buffer = new Utf8Buffer(text.Length * 3);
        ReadOnlySpan<char> rest = text;
        while (NextSpecial(ref buffer, ref rest, Names))
            rest = rest[AppendEncoded(ref buffer, rest)..];
        var encoded = Encoding.ASCII.GetString(buffer.Written);
        buffer.Dispose();
        return encoded;
    }

    // Copies what stays as it is, and leaves the first character that does not. False at the end.
    private static bool NextSpecial(ref Utf8Buffer buffer, ref ReadOnlySpan<char> text, SearchValues<char> plain)
    {
        var special = text.IndexOfAnyExcept(plain);
        if (special < 0)
        {
            buffer.Append(text);
            return false;
        }

        buffer.Append(text[..special]);
        text = text[special..];
        return true;
    }

    private static bool TryDecode(ReadOnlySpan<char> text, out byte value)
    {
        value = 0;
        return text.Length >= 3 && text[0] == '%' && Convert.FromHexString(text.Slice(1, 2), new Span<byte>(ref value), out _, out _) is OperationStatus.Done;
    }

    // The first character, which may be two units long. Returns how many they were.
    private static int AppendEncoded(ref Utf8Buffer buffer, ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var rune, out var length);
        Span<byte> utf8 = stackalloc byte[4];
        foreach (var value in utf8[..rune.EncodeToUtf8(utf8)])
            AppendByte(ref buffer, value);
        return length;
    }

    private static void AppendByte(ref Utf8Buffer buffer, byte value)
    {
        if (NameBytes.Contains(value))
        {
            buffer.Append(value);
            return;
        }

        var digits = "0123456789ABCDEF"u8;
        buffer.Append((byte)'%');
        buffer.Append(digits[value >> 4]);
        buffer.Append(digits[value & 15]);
    }
}
