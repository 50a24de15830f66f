using System.Collections.Frozen;

namespace Usher.Wire.Signing.Canonical;

/// <summary>The headers as they are signed.</summary>
internal static class CanonicalHeaders
{
    // Names that clients sign: looking them up here saves making a string of each.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "accept",
        "accept-encoding",
        "amz-sdk-invocation-id",
        "amz-sdk-request",
        "cache-control",
        "content-encoding",
        "content-length",
        "content-md5",
        "content-type",
        "date",
        "expect",
        "host",
        "if-match",
        "if-none-match",
        "range",
        "transfer-encoding",
        "user-agent",
        "x-amz-acl",
        "x-amz-checksum-algorithm",
        "x-amz-checksum-crc32",
        "x-amz-checksum-crc32c",
        "x-amz-checksum-crc64nvme",
        "x-amz-checksum-mode",
        "x-amz-content-sha256",
        "x-amz-copy-source",
        "x-amz-date",
        "x-amz-decoded-content-length",
        "x-amz-sdk-checksum-algorithm",
        "x-amz-security-token",
        "x-amz-target",
        "x-amz-trailer",
        "x-amz-user-agent").GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Appends <c>name:value</c> and a line's end for each.</summary>
    /// <param name="buffer">Where to.</param>
    /// <param name="request">Has the values; a header that did not come counts as an empty one.</param>
    /// <param name="signedHeaders">The names, in the order the client signed them.</param>
    public static void Append(ref Utf8Buffer buffer, IRequestHead request, ReadOnlySpan<char> signedHeaders)
    {
        foreach (var range in signedHeaders.Split(';'))
        {
            var name = signedHeaders[range];
            buffer.Append(name);
            buffer.Append((byte)':');
            AppendValue(ref buffer, request.Header(Known.TryGetValue(name, out var known) ? known : name.ToString()));
            buffer.Append((byte)'\n');
        }
    }

    public static bool Contains(ReadOnlySpan<char> signedHeaders, ReadOnlySpan<char> name)
    {
        foreach (var range in signedHeaders.Split(';'))
        {
            if (signedHeaders[range].Equals(name, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    // Trimmed, and runs of white space become one blank.
    private static void AppendValue(ref Utf8Buffer buffer, ReadOnlySpan<char> value)
    {
        value = value.Trim();
        while (true)
        {
            var run = IndexOfRun(value);
            if (run < 0)
            {
                buffer.Append(value);
                return;
            }

            buffer.Append(value[..run]);
            buffer.Append((byte)' ');
            value = value[run..].TrimStart();
        }
    }

    private static int IndexOfRun(ReadOnlySpan<char> value)
    {
        var twice = value.IndexOf("  ");
        var other = value.IndexOfAny("\t\n\v\f\r");
        if (twice < 0 || other < 0)
            return Math.Max(twice, other);
        return Math.Min(twice, other);
    }
}
