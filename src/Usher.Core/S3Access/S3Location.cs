using Usher.Core.Errors;

namespace Usher.Core.S3Access;

/// <summary>A location of data: one object, or a folder, whose name ends in a slash. <see cref="ServiceBuckets.ResolveAsync"/> adds a missing slash.</summary>
/// <param name="Bucket">The bucket.</param>
/// <param name="Key">The object's key, or a prefix that ends in a slash; empty for the top level of the bucket.</param>
public sealed record S3Location(string Bucket, string Key)
{
    private const string Scheme = "s3://";

    /// <summary>Whether the location is a folder.</summary>
    public bool IsFolder => Key.Length == 0 || Key.EndsWith('/');

    /// <summary>Parses a location.</summary>
    /// <param name="text">The text of the request.</param>
    /// <param name="member">The request's member, for the message.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException.</exception>
    public static S3Location Parse(string? text, string member)
    {
        if (text is null || !text.StartsWith(Scheme, StringComparison.Ordinal) || text.Length == Scheme.Length || text[Scheme.Length] == '/')
            throw ServiceErrors.InvalidInput($"Invalid Data location. {member} is '{text}'; s3://bucket/file.csv is allowed, or s3://bucket/folder/ for all files directly in it.");

        var slash = text.IndexOf('/', Scheme.Length);
        return slash < 0 ? new(text[Scheme.Length..], "") : new(text[Scheme.Length..slash], text[(slash + 1)..]);
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Scheme}{Bucket}/{Key}";
}
