namespace Usher.Wire.Signing.Canonical;

/// <summary>The path as it is signed.</summary>
internal static class CanonicalPath
{
    public static void Append(ref Utf8Buffer buffer, string rawPath, bool isS3)
    {
        if (rawPath.Length == 0)
            buffer.Append((byte)'/');
        else if (isS3)
            UriEncoding.AppendDecodedPath(ref buffer, rawPath);
        else if (IsNormal(rawPath))
            UriEncoding.AppendPath(ref buffer, rawPath);
        else
            UriEncoding.AppendPath(ref buffer, Normalise(rawPath));
    }

    // No part is empty, "." or "..": true of nearly all that comes.
    private static bool IsNormal(string path) => !path.Contains("//", StringComparison.Ordinal) && !path.Contains("/.", StringComparison.Ordinal);

    // Empty parts and "." vanish, ".." takes the part before it along.
    private static string Normalise(string path)
    {
        var parts = new List<string>();
        foreach (var part in path.Split('/'))
        {
            if (part is "..")
                parts.RemoveRange(Math.Max(0, parts.Count - 1), Math.Min(1, parts.Count));
            else if (part is not ("" or "."))
                parts.Add(part);
        }

        return $"/{string.Join('/', parts)}{(path.EndsWith('/') && parts.Count > 0 ? "/" : "")}";
    }
}
