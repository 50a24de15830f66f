using Usher.Wire.Errors;

namespace Usher.Wire.Signing.Faults;

/// <summary>Why a request is refused before anyone asks what it wants: the signature, its time or its key.</summary>
/// <param name="kind">What is wrong.</param>
public sealed class SignatureFault(SigningFault kind)
{
    /// <summary>What is wrong.</summary>
    public SigningFault Kind { get; } = kind;

    /// <summary>The part that is wrong, as it came; empty where the kind says it all. Never a secret.</summary>
    public string Came { get; init; } = "";

    /// <summary>What would have been right; empty where nothing came to compare with.</summary>
    public string Wanted { get; init; } = "";

    /// <summary>Whether the signature came in the query, as that of a presigned URL.</summary>
    public bool IsOfQuery { get; init; }

    /// <summary>Whether it is a signature of version 2.</summary>
    public bool IsOfVersion2 { get; init; }

    /// <summary>The server's time.</summary>
    public DateTimeOffset Now { get; init; }

    /// <summary>The signature that came; null unless the kind is <see cref="SigningFault.Mismatch"/>, or where it could not be read.</summary>
    public RequestSignature? Signature { get; init; }

    /// <summary>The canonical request that the server made; null unless the kind is <see cref="SigningFault.Mismatch"/>, and of version 2, which has none.</summary>
    public string? CanonicalRequest { get; init; }

    /// <summary>The string that the server signed; null unless the kind is <see cref="SigningFault.Mismatch"/>.</summary>
    public string? StringToSign { get; init; }

    /// <summary>The error that AWS gives for it.</summary>
    /// <param name="protocol">Whose clients will read it: S3, Query and JSON services have other codes and texts.</param>
    public AwsException ToException(AwsProtocol protocol) => FaultTexts.Of(this, protocol);
}
