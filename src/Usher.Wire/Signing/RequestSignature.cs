using System.Globalization;
using Usher.Wire.Signing.Faults;

namespace Usher.Wire.Signing;

/// <summary>A Signature Version 4 as a request claims it, from its Authorization header or, of a presigned URL, from its query; there it may also be of version 2. Nothing of it is proven yet.</summary>
/// <remarks>IAM User Guide, "Elements of an AWS API request signature"; S3 API Reference, "Authenticating Requests (AWS Signature Version 4)".</remarks>
public sealed record RequestSignature
{
    internal const string Algorithm = "AWS4-HMAC-SHA256";
    internal const string TimeFormat = "yyyyMMdd'T'HHmmss'Z'";

    /// <summary>The longest that a presigned URL can be good for: a week.</summary>
    public static TimeSpan LongestExpiry { get; } = TimeSpan.FromDays(7);

    /// <summary>Whose key is said to have signed.</summary>
    public required string AccessKeyId { get; init; }

    /// <summary>Day, region and service that the key was made for.</summary>
    public required CredentialScope Scope { get; init; }

    /// <summary>When it was signed, to the second; of version 2, which does not say, <see cref="ExpiresAt"/>.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The token of temporary credentials; null where none came.</summary>
    public string? SessionToken { get; init; }

    /// <summary>How the body is covered.</summary>
    public required PayloadKind Payload { get; init; }

    /// <summary>What the request says in the place of the body's hash: hexadecimal SHA-256 or <c>UNSIGNED-PAYLOAD</c> and its like; null where the server has to hash the body.</summary>
    public string? ContentHash { get; init; }

    /// <summary>How long a presigned URL is good for; null where the headers are signed, and of version 2.</summary>
    public TimeSpan? ExpiresAfter { get; init; }

    /// <summary>Until when a URL presigned by version 2 is good; null of version 4.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether it is of version 2, which S3 alone takes, and only in the query.</summary>
    public bool IsVersion2 => ExpiresAt is not null;

    /// <summary>Whether it is in the fields of a posted form; then it covers the form's policy and nothing else.</summary>
    public bool IsForm { get; init; }

    /// <summary>Whether it came in the query.</summary>
    public bool IsPresigned => !IsForm && (ExpiresAfter is not null || IsVersion2);

    /// <summary>Names of the signed headers, in lower case, joined by semicolons; empty of version 2.</summary>
    public required ReadOnlyMemory<char> SignedHeaders { get; init; }

    /// <summary>The signature: 64 hexadecimal digits if it is one; of version 2 28 letters of base64.</summary>
    public required ReadOnlyMemory<char> Signature { get; init; }

    /// <summary><see cref="Time"/> as it is signed: <c>20261123T200207Z</c>; of version 2 seconds since 1970.</summary>
    public required string Timestamp { get; init; }

    /// <summary>Whose and what for; no token, because this may be logged.</summary>
    public override string ToString() => $"{AccessKeyId}/{Scope}";

    /// <summary>Reads the signature of a request.</summary>
    /// <param name="request">Its head.</param>
    /// <param name="fault">What is wrong with the signature that came; null where there is none or where it can be read.</param>
    /// <returns>Null where nothing is signed and where <paramref name="fault"/> says why it cannot be read.</returns>
    public static RequestSignature? Read(IRequestHead request, out SignatureFault? fault)
    {
        var reader = new SignatureReader(request);
        var signature = reader.Read();
        fault = reader.Fault;
        return signature;
    }

    internal static string TextOf(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);
}
