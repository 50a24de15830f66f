namespace Usher.Wire.Signing.Canonical;

/// <summary>The parameters of a presigned URL within a raw query.</summary>
internal readonly struct SignedQuery(string query)
{
    public const string Needed =
        "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.";

    /// <summary>Whether the query means to be signed, wholly or in part.</summary>
    public bool IsPresent => query.Contains("X-Amz-", StringComparison.Ordinal)
        && !(Find("X-Amz-Algorithm").IsEmpty && Find("X-Amz-Credential").IsEmpty && Find("X-Amz-Signature").IsEmpty);

    /// <summary>A parameter's value, decoded; empty where it did not come. Of several the first.</summary>
    public ReadOnlyMemory<char> Find(string name)
    {
        foreach (var range in query.AsSpan().Split('&'))
        {
            var part = query.AsMemory(range.Start.Value, range.End.Value - range.Start.Value);
            if (part.Length > name.Length && part.Span[name.Length] == '=' && part.Span.StartsWith(name, StringComparison.Ordinal))
            {
                var value = part[(name.Length + 1)..];
                return value.Span.Contains('%') ? Uri.UnescapeDataString(value.Span).AsMemory() : value;
            }
        }

        return default;
    }
}
