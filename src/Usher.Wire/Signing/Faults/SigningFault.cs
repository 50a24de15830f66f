namespace Usher.Wire.Signing.Faults;

/// <summary>What can be wrong with a signature or the key behind it.</summary>
public enum SigningFault
{
    /// <summary>Nothing is signed.</summary>
    Missing,

    /// <summary>Signed twice: in the header and in the query.</summary>
    Ambiguous,

    /// <summary>Another way of signing: Signature Version 2 in a header, SigV4A, a bearer token.</summary>
    UnsupportedAlgorithm,

    /// <summary>A part is absent: credential, signed headers, signature, time, expiry.</summary>
    Incomplete,

    /// <summary>A part is there and cannot be read.</summary>
    Malformed,

    /// <summary>X-Amz-Expires is no number of seconds from 0 to a week.</summary>
    WrongExpiry,

    /// <summary>S3 wants x-amz-content-sha256 and it did not come.</summary>
    MissingContentHash,

    /// <summary>x-amz-content-sha256 is neither a hash nor one of the words for none.</summary>
    WrongContentHash,

    /// <summary>The scope is for another region.</summary>
    WrongRegion,

    /// <summary>The scope is for another service.</summary>
    WrongService,

    /// <summary>The scope does not end in <c>aws4_request</c>.</summary>
    WrongTerminator,

    /// <summary>The scope is for another day than the request.</summary>
    WrongDate,

    /// <summary>Signed too long ago.</summary>
    TooOld,

    /// <summary>Signed too far in the future.</summary>
    NotYetValid,

    /// <summary>The time of a presigned URL is over.</summary>
    Expired,

    /// <summary>A header that must be signed (host, any x-amz-…) is not.</summary>
    UnsignedHeader,

    /// <summary>A parameter that a Signature Version 2 does not cover came beside it and would change what is asked.</summary>
    UnsignedParameter,

    /// <summary>The signature is another than the key makes of this request.</summary>
    Mismatch,

    /// <summary>No such access key; nor for an inactive one do clients learn more.</summary>
    UnknownAccessKey,

    /// <summary>The session token is not ours, belongs to another key, or lacks.</summary>
    WrongSessionToken,

    /// <summary>The session has ended.</summary>
    ExpiredSessionToken,
}
