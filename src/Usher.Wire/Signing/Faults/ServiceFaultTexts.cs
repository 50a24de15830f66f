using Usher.Wire.Errors;

namespace Usher.Wire.Signing.Faults;

/// <summary>As Query services and JSON services answer: the same texts under different codes.</summary>
/// <remarks>"Common errors" of the IAM, STS and Personalize references; texts as their clients' issue trackers quote them.</remarks>
internal static class ServiceFaultTexts
{
    public static AwsException Of(SignatureFault fault, bool isQuery)
    {
        var mismatch = isQuery ? "SignatureDoesNotMatch" : "InvalidSignatureException";
        var incomplete = isQuery ? "IncompleteSignature" : "IncompleteSignatureException";
        return fault.Kind switch
        {
            SigningFault.Missing => isQuery
                ? new("MissingAuthenticationToken", "Request is missing Authentication Token")
                : new("MissingAuthenticationTokenException", "Missing Authentication Token"),
            SigningFault.Ambiguous => new(incomplete, "The request is signed in its Authorization header and in its query. Sign in one of them."),
            SigningFault.UnsupportedAlgorithm => new(incomplete, $"Unsupported algorithm in the Authorization header: '{fault.Came}'. Use {RequestSignature.Algorithm}."),
            SigningFault.Incomplete => new(incomplete, fault.Came),
            SigningFault.Malformed when fault.Came is "Credential" =>
                new(incomplete, "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term."),
            SigningFault.Malformed when fault.Came is "X-Amz-Date" =>
                new(incomplete, "Date must be in ISO-8601 'basic format'. See http://en.wikipedia.org/wiki/ISO_8601 (for example 20261123T200207Z)."),
            SigningFault.Malformed => new(incomplete, $"'{fault.Came}' not a valid key=value pair (missing equal-sign) in Authorization header, or one too many."),
            SigningFault.WrongExpiry => new(incomplete, $"{fault.Came}."),
            SigningFault.WrongRegion => new(mismatch, $"Credential should be scoped to a valid region, not '{fault.Came}'. This server is '{fault.Wanted}'."),
            SigningFault.WrongService => new(mismatch, $"Credential should be scoped to correct service: '{fault.Wanted}', not '{fault.Came}'."),
            SigningFault.WrongTerminator => new(mismatch, $"Credential should be scoped with a valid terminator: '{CredentialScope.Terminator}', not '{fault.Came}'."),
            SigningFault.WrongDate => new(
                mismatch,
                $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{fault.Came}' != '{fault.Wanted[..8]}', from '{fault.Wanted}'."),
            SigningFault.NotYetValid => new(
                mismatch,
                $"Signature not yet current: {fault.Signature!.Timestamp} is still later than {Text(fault.Now + SignatureVerifier.SkewOf(fault.Signature.Scope))} ({Text(fault.Now)} + {SignatureVerifier.SkewOf(fault.Signature.Scope).TotalMinutes} min.)"),
            SigningFault.TooOld => new(
                mismatch,
                $"Signature expired: {fault.Signature!.Timestamp} is now earlier than {Text(fault.Now - SignatureVerifier.SkewOf(fault.Signature.Scope))} ({Text(fault.Now)} - {SignatureVerifier.SkewOf(fault.Signature.Scope).TotalMinutes} min.)"),
            SigningFault.Expired => new(
                mismatch,
                $"Signature expired: {fault.Signature!.Timestamp} was good for {fault.Signature.ExpiresAfter!.Value.TotalSeconds} seconds; it is now {Text(fault.Now)}."),
            SigningFault.UnsignedParameter => new(incomplete, $"The query parameter '{fault.Came}' is not covered by the signature. Use {RequestSignature.Algorithm}."),
            SigningFault.UnsignedHeader => new(mismatch, $"'{fault.Came}' must be a 'SignedHeader' in the AWS Authorization."),
            SigningFault.Mismatch => new(
                mismatch,
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details."),
            SigningFault.UnknownAccessKey or SigningFault.WrongSessionToken =>
                new(isQuery ? "InvalidClientTokenId" : "UnrecognizedClientException", "The security token included in the request is invalid."),
            SigningFault.ExpiredSessionToken => new(isQuery ? "ExpiredToken" : "ExpiredTokenException", "The security token included in the request is expired"),
            _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Kind, "Only S3 has it."),
        };
    }

    private static string Text(DateTimeOffset time) => RequestSignature.TextOf(time);
}
