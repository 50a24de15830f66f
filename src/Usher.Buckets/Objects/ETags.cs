namespace Usher.Buckets.Objects;

/// <summary>Compares ETags as headers give them.</summary>
public static class ETags
{
    /// <summary>Whether an ETag is among those of a header.</summary>
    /// <param name="header"><c>*</c>, or one or more ETags between commas, with or without quotes.</param>
    /// <param name="etag">Without quotes.</param>
    public static bool Match(string header, string etag)
    {
        foreach (var range in header.AsSpan().Split(','))
        {
            var one = header.AsSpan()[range].Trim();
            if (one is "*" || Bare(one).Equals(etag, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    /// <summary>An ETag without its quotes.</summary>
    public static ReadOnlySpan<char> Bare(ReadOnlySpan<char> etag) =>
        (etag.StartsWith("W/", StringComparison.Ordinal) ? etag[2..] : etag).Trim('"');
}
