using System.Diagnostics.CodeAnalysis;
using Usher.Buckets.Errors;

namespace Usher.Api.S3;

/// <summary>How a listing writes keys: as they are, or percent-encoded, for those that XML cannot hold.</summary>
internal sealed class ListEncoding
{
    private ListEncoding(string? name) => Name = name;

    /// <summary><c>url</c>, or null.</summary>
    public string? Name { get; }

    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidArgument.</exception>
    public static ListEncoding Read(S3Request request) => request.Query("encoding-type") switch
    {
        null or "" => new(null),
        "url" => new("url"),
        var other => throw S3Errors.InvalidArgument("encoding-type", other, "Invalid Encoding Method specified in Request; 'url' is the only one."),
    };

    [return: NotNullIfNotNull(nameof(text))]
    public string? Write(string? text) => Name is null || text is null ? text : Uri.EscapeDataString(text).Replace("%2F", "/", StringComparison.Ordinal);
}
