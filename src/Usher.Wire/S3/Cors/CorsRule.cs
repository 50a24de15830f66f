using Usher.Wire.Errors;

namespace Usher.Wire.S3.Cors;

/// <summary>From which web pages a browser may ask for a bucket's objects, and how.</summary>
public sealed record CorsRule
{
    private static readonly string[] KnownMethods = ["GET", "PUT", "HEAD", "POST", "DELETE"];

    /// <summary>The rule's name, at most 255 characters; null for none.</summary>
    public string? Id { get; init; }

    /// <summary>Origins such as <c>https://example.com</c>, with at most one <c>*</c> each.</summary>
    public required IReadOnlyList<string> AllowedOrigins { get; init; }

    /// <summary>Of GET, PUT, HEAD, POST and DELETE.</summary>
    public required IReadOnlyList<string> AllowedMethods { get; init; }

    /// <summary>Request headers that a preflight may announce, with at most one <c>*</c> each.</summary>
    public IReadOnlyList<string> AllowedHeaders { get; init; } = [];

    /// <summary>Response headers that a script may read.</summary>
    public IReadOnlyList<string> ExposeHeaders { get; init; } = [];

    /// <summary>For how many seconds a browser may keep a preflight's answer; null for its own default.</summary>
    public int? MaxAgeSeconds { get; init; }

    /// <summary>Whether the rule allows a request.</summary>
    /// <param name="origin">The header <c>Origin</c>.</param>
    /// <param name="method">The request's method, or the one that a preflight announces.</param>
    /// <param name="headers">The headers that a preflight announces.</param>
    public bool Allows(string origin, string method, IReadOnlyList<string> headers) =>
        AllowedMethods.Contains(method, StringComparer.Ordinal)
        && AllowedOrigins.Any(allowed => Fits(allowed, origin, StringComparison.Ordinal))
        && headers.All(header => AllowedHeaders.Any(allowed => Fits(allowed, header, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Checks what S3 checks.</summary>
    /// <exception cref="AwsException">InvalidRequest, MalformedXML.</exception>
    internal void Check()
    {
        if (AllowedOrigins.Count == 0)
            throw S3Xml.Malformed("CORSRule lacks AllowedOrigin.");
        if (AllowedMethods.Count == 0)
            throw S3Xml.Malformed("CORSRule lacks AllowedMethod.");
        if (Id?.Length > 255)
            throw S3Xml.Malformed("the ID of a CORSRule has more than 255 characters.");
        if (MaxAgeSeconds < 0)
            throw S3Xml.Malformed("MaxAgeSeconds is below 0.");
        if (AllowedMethods.FirstOrDefault(method => !KnownMethods.Contains(method, StringComparer.Ordinal)) is { } method)
            throw new AwsException("InvalidRequest", $"Found unsupported HTTP method in CORS config. Unsupported method is {method}; {string.Join(", ", KnownMethods)} are allowed.");
        if (AllowedOrigins.FirstOrDefault(HasManyWildcards) is { } origin)
            throw new AwsException("InvalidRequest", $"AllowedOrigin \"{origin}\" can not have more than one wildcard.");
        if (AllowedHeaders.FirstOrDefault(HasManyWildcards) is { } header)
            throw new AwsException("InvalidRequest", $"AllowedHeader \"{header}\" can not have more than one wildcard.");
        if (ExposeHeaders.FirstOrDefault(name => name.Contains('*', StringComparison.Ordinal)) is { } exposed)
            throw new AwsException("InvalidRequest", $"ExposeHeader \"{exposed}\" contains wildcard. We currently do not support wildcard for ExposeHeader.");
        // They are sent as they are: a header with a line break in it would be two.
        if (ExposeHeaders.FirstOrDefault(name => !name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_')) is { } broken)
            throw new AwsException("InvalidRequest", $"ExposeHeader \"{broken}\" is not the name of a header.");
    }

    private static bool HasManyWildcards(string text) => text.AsSpan().Count('*') > 1;

    private static bool Fits(string allowed, string value, StringComparison comparison)
    {
        var star = allowed.IndexOf('*', StringComparison.Ordinal);
        return star < 0
            ? allowed.Equals(value, comparison)
            : value.Length >= allowed.Length - 1 && value.StartsWith(allowed[..star], comparison) && value.EndsWith(allowed[(star + 1)..], comparison);
    }
}
