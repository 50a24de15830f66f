using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Usher.Buckets.Errors;
using Usher.Wire.Errors;

namespace Usher.Api.Calls;

/// <summary>What a request to S3 names: the service, a bucket, or an object.</summary>
/// <param name="Bucket">Null for the service itself.</param>
/// <param name="Key">Null for a bucket or the service.</param>
/// <remarks>S3 User Guide, "Virtual hosting of general purpose buckets".</remarks>
internal readonly record struct S3Target(string? Bucket, string? Key)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the target from the request line: Kestrel's path has no dot segments, which may be part of a key.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidURI.</exception>
    public static S3Target Read(HttpContext http)
    {
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var path = PathOf(target);
        var host = RequestHost.BucketOf(http);
        if (PostedForm.Of(http) is { } form)
            return OfForm(host, path, form.Key);
        if (host is not null)
            return new(host, path.Length == 0 ? null : Decode(path));
        if (path.Length == 0)
            return default;

        var slash = path.IndexOf('/', StringComparison.Ordinal);
        return slash < 0
            ? new(Decode(path), null)
            : new(Decode(path[..slash]), slash == path.Length - 1 ? null : Decode(path[(slash + 1)..]));
    }

    // A form is posted to the bucket; the key is one of its fields.
    private static S3Target OfForm(string? host, string path, string key)
    {
        var bucket = host is not null && path.Length == 0 ? host : host is null ? Decode(path.TrimEnd('/')) : "";
        return bucket.Length > 0 && !bucket.Contains('/', StringComparison.Ordinal)
            ? new(bucket, key)
            : throw new AwsException("MethodNotAllowed", "The specified method is not allowed against this resource: a form is posted to a bucket, with the key in its field 'key'.");
    }

    /// <summary>Decodes percent encoding. A plus sign stays a plus sign.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidURI: it is not UTF-8.</exception>
    public static string Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
            return text;

        var bytes = new byte[Encoding.UTF8.GetByteCount(text)];
        var count = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '%')
                count += Encoding.UTF8.GetBytes(text.AsSpan(i, 1), bytes.AsSpan(count));
            else if (i + 2 < text.Length && char.IsAsciiHexDigit(text[i + 1]) && char.IsAsciiHexDigit(text[i + 2]))
                (bytes[count++], i) = (Convert.FromHexString(text.AsSpan(i + 1, 2))[0], i + 2);
            else
                throw S3Errors.InvalidKey($"'%' at character {i + 1} of '{text}' is not followed by two hexadecimal digits.");
        }

        try
        {
            return Strict.GetString(bytes, 0, count);
        }
        catch (DecoderFallbackException)
        {
            throw S3Errors.InvalidKey($"'{text}' is not UTF-8 once it is decoded.");
        }
    }

    private static string PathOf(string target)
    {
        // A client that is configured to use the server as a proxy sends the whole URL.
        var start = target.StartsWith('/') ? 0 : target.IndexOf('/', target.IndexOf("://", StringComparison.Ordinal) + 3);
        if (start < 0)
            return "";

        var query = target.IndexOf('?', start);
        return query < 0 ? target[(start + 1)..] : target[(start + 1)..query];
    }
}
