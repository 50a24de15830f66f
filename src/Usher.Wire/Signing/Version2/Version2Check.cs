using System.Security.Cryptography;
using System.Text;
using Usher.Wire.Signing.Faults;

namespace Usher.Wire.Signing.Version2;

/// <summary>Checks a Signature Version 2 in the query.</summary>
/// <remarks>
/// S3 User Guide (2006-03-01), "Signing and authenticating REST requests". It covers method, type, MD5, expiry, every x-amz- header, bucket, key and those parameters that name a thing.
/// What it does not cover and would change what is asked is refused: S3 itself takes it.
/// </remarks>
internal static class Version2Check
{
    public static SignatureFault? Verify(IRequestHead request, RequestSignature signature, string secretKey, DateTimeOffset now)
    {
        if (now > signature.ExpiresAt)
            return new(SigningFault.Expired) { Signature = signature, Now = now, IsOfQuery = true, IsOfVersion2 = true };

        var parameters = Version2Parameters.Of(request.RawQuery).ToArray();
        foreach (var (name, _) in parameters)
        {
            if (!Version2Parameters.IsResource(name) && !Version2Parameters.IsHeader(name) && !Version2Parameters.MayBeUnsigned(name))
                return new(SigningFault.UnsignedParameter) { Came = name, Signature = signature, IsOfQuery = true, IsOfVersion2 = true };
        }

        var text = StringToSign(request, signature, parameters);
        var expected = Sign(secretKey, text);
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(signature.Signature.ToString()))
            ? null
            : new(SigningFault.Mismatch) { Signature = signature, StringToSign = text, IsOfQuery = true, IsOfVersion2 = true };
    }

#pragma warning disable CA5350 // Version 2 is made of it, and as a MAC it has no known weakness.
    /// <summary>The signature of a text: HMAC-SHA1 in base64.</summary>
    public static string Sign(string secretKey, string text) => Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(secretKey), Encoding.UTF8.GetBytes(text)));
#pragma warning restore CA5350

    private static string StringToSign(IRequestHead request, RequestSignature signature, (string Name, string? Value)[] parameters)
    {
        var text = new StringBuilder();
        text.Append(request.Method).Append('\n');
        text.Append(Header("content-md5")).Append('\n');
        text.Append(Header("content-type")).Append('\n');
        text.Append(signature.Timestamp).Append('\n');

        var inQuery = parameters.Select(parameter => parameter.Name).Where(Version2Parameters.IsHeader);
        var names = request.HeaderNames.Concat(inQuery).Select(name => name.ToLowerInvariant()).Where(name => name.StartsWith("x-amz-", StringComparison.Ordinal));
        foreach (var name in names.Distinct().Order(StringComparer.Ordinal))
            text.Append(name).Append(':').Append(Header(name)).Append('\n');

        if (request.HostedBucket is { } bucket)
            text.Append('/').Append(bucket);
        text.Append(request.RawPath);

        var mark = '?';
        foreach (var (name, value) in parameters.Where(parameter => Version2Parameters.IsResource(parameter.Name)).OrderBy(parameter => parameter.Name, StringComparer.Ordinal))
        {
            text.Append(mark).Append(name);
            if (value is not null)
                text.Append('=').Append(value);
            mark = '&';
        }

        return text.ToString();

        // A header that comes as one counts before what the query says, as it does when it is used.
        string Header(string name) => (request.Header(name)
            ?? parameters.FirstOrDefault(parameter => parameter.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value
            ?? "").Trim();
    }
}
