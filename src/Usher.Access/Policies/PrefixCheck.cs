using System.Runtime.InteropServices;

namespace Usher.Access.Policies;

/// <summary>A cheap check before a pattern is matched: compares the length of a value, and the last four characters of the pattern's literal prefix.</summary>
/// <remarks>ARNs and action names begin alike and differ where the literal prefix of a pattern ends, so four characters there rule out most values.</remarks>
internal readonly record struct PrefixCheck
{
    private const int Width = sizeof(ulong) / sizeof(char);
    // Masks for four UTF-16 characters in one number: the bit that tells upper from lower case, and the bits that no ASCII character has.
    private const ulong CaseBits = 0x0020_0020_0020_0020;
    private const ulong NonAsciiBits = 0xFF80_FF80_FF80_FF80;

    private readonly int _minLength;
    private readonly int _offset;
    private readonly ulong _chars;

    /// <param name="prefix">The literal prefix of the pattern.</param>
    /// <param name="minLength">The length of the shortest value that matches the pattern.</param>
    public PrefixCheck(string prefix, int minLength)
    {
        (_minLength, _offset) = (minLength, prefix.Length - Width);
        _chars = _offset >= 0 ? Read(prefix, _offset) : 0;
    }

    /// <summary>False for a value that cannot match the pattern; true says nothing.</summary>
    public bool MayMatch(string value, bool ignoreCase)
    {
        if (value.Length < _minLength)
            return false;
        if (_offset < 0)
            return true;

        var chars = Read(value, _offset);
        return chars == _chars || (ignoreCase && (((chars ^ _chars) & ~CaseBits) == 0 || ((chars | _chars) & NonAsciiBits) != 0));
    }

    private static ulong Read(string text, int offset) => MemoryMarshal.Read<ulong>(MemoryMarshal.AsBytes(text.AsSpan(offset, Width)));
}
