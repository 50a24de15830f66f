using System.Runtime.InteropServices;

namespace Usher.Access.Policies;

/// <summary>One look at a value, which tells of most that they do not fit a pattern: ARNs and names of actions begin alike, and differ where the plain beginning of a pattern ends.</summary>
internal readonly record struct Peek
{
    private const int Width = sizeof(ulong) / sizeof(char);
    // Four characters in one number: what upper and lower case differ in, and what no ASCII character has.
    private const ulong Case = 0x0020_0020_0020_0020;
    private const ulong BeyondAscii = 0xFF80_FF80_FF80_FF80;

    private readonly int _shortest;
    private readonly int _at;
    private readonly ulong _chars;

    /// <param name="beginning">What every fitting value begins with.</param>
    /// <param name="shortest">Length of the shortest value that fits.</param>
    public Peek(string beginning, int shortest)
    {
        (_shortest, _at) = (shortest, beginning.Length - Width);
        _chars = _at >= 0 ? Chars(beginning, _at) : 0;
    }

    /// <summary>False for a value that cannot fit.</summary>
    public bool MayFit(string value, bool ignoreCase)
    {
        if (value.Length < _shortest)
            return false;
        if (_at < 0)
            return true;

        var its = Chars(value, _at);
        return its == _chars || (ignoreCase && (((its ^ _chars) & ~Case) == 0 || ((its | _chars) & BeyondAscii) != 0));
    }

    private static ulong Chars(string text, int at) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text.AsSpan(at, Width)));
}
