using System.Globalization;
using Usher.Buckets.Errors;

namespace Usher.Buckets.Objects;

/// <summary>One range of bytes as HTTP writes it: <c>bytes=0-9</c>, <c>bytes=10-</c> or, for the last ten, <c>bytes=-10</c>.</summary>
/// <param name="First">0-based; null for the last <paramref name="Last"/> bytes.</param>
/// <param name="Last">0-based and inclusive; null for all that follows.</param>
/// <remarks>RFC 9110, 14.1.2.</remarks>
public readonly record struct ByteRange(long? First, long? Last)
{
    private const string Unit = "bytes=";

    /// <summary>Reads a range.</summary>
    /// <returns>Null for anything else, several ranges included: a server that does not understand a range answers with all.</returns>
    public static ByteRange? Parse(string? text)
    {
        if (text is null || !text.StartsWith(Unit, StringComparison.OrdinalIgnoreCase) || text[Unit.Length..].Trim().Split('-') is not [var first, var last])
            return null;
        if (!TryNumber(first, out var from) || !TryNumber(last, out var to) || (from is null && to is null) || from > to)
            return null;

        return new(from, to);
    }

    /// <summary>The piece of an object of this size.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidRange: it begins behind the object's end.</exception>
    public Slice Within(long size)
    {
        var offset = First ?? Math.Max(0, size - Last!.Value);
        if (offset >= size || (First is null && Last == 0))
            throw S3Errors.InvalidRange(ToString(), size);

        var end = First is null ? size : Math.Min(size, Last is { } last && last < long.MaxValue ? last + 1 : size);
        return new(offset, end - offset, IsWhole: false);
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Unit}{First}-{Last}");

    private static bool TryNumber(string text, out long? number)
    {
        number = null;
        if (text.Length == 0)
            return true;
        if (!long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            return false;

        number = value;
        return true;
    }
}
