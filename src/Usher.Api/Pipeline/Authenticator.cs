using Usher.Access.Credentials;
using Usher.Api.Calls;
using Usher.Api.Settings;
using Usher.Wire.Errors;
using Usher.Wire.Signing;
using Usher.Wire.Signing.Bodies;
using Usher.Wire.Signing.Faults;

namespace Usher.Api.Pipeline;

/// <summary>Finds the access key of a request, checks the signature and opens the body. The only place that checks signatures.</summary>
internal sealed class Authenticator(ICredentials credentials, ServerLimits limits) : ICallFactory
{
    private readonly SignatureVerifier _verifier = new();

    /// <inheritdoc/>
    public async Task<SignedCall> OpenAsync(ArrivedRequest arrived, CancellationToken cancellationToken)
    {
        if (Preflight.IsIn(arrived))
            return Preflight.ToCall(arrived);
        if (PostedForm.IsIn(arrived))
            return await OpenFormAsync(arrived, cancellationToken);
        if (arrived.Fault is { } fault)
            throw fault.ToException(arrived.Protocol);

        var signature = arrived.Signature!;
        var key = KeyOf(arrived, signature);
        var body = arrived.Protocol is AwsProtocol.S3
            ? Stream(arrived, signature, key)
            : await ReadAsync(arrived, signature, key, cancellationToken);
        return arrived.ToCall(key.Caller, signature.Scope.Region, body);
    }

    // The fields precede the file, so the signature is checked before any of the file is read.
    private async Task<SignedCall> OpenFormAsync(ArrivedRequest arrived, CancellationToken cancellationToken)
    {
        BodyLimit.Set(arrived.Http, limits.ObjectBodyBytes);
        var form = await PostedForm.ReadAsync(arrived.Http, cancellationToken);
        if (form.Policy is not { } policy)
            throw new SignatureFault(SigningFault.Missing) { Now = arrived.CameAt }.ToException(arrived.Protocol);

        var signature = FormSignature.Read(form.Fields, policy.Expiration);
        var key = KeyOf(arrived, signature);
        if (_verifier.VerifyForm(signature, key.SecretKey, form.Fields["policy"], arrived.CameAt) is { } fault)
            throw fault.ToException(arrived.Protocol);

        policy.Check(S3Target.Read(arrived.Http).Bucket ?? "", form.Fields, arrived.CameAt);
        credentials.NoteUse(signature.AccessKeyId, signature.Scope.Service, signature.Scope.Region);
        return (arrived with { Signature = signature }).ToCall(key.Caller, signature.Scope.Region, new(form.File, Length: null));
    }

    private Credential KeyOf(ArrivedRequest arrived, RequestSignature signature)
    {
        var lookup = credentials.Find(signature.AccessKeyId, signature.SessionToken, arrived.CameAt);
        if (lookup is { Outcome: CredentialOutcome.Valid, Credential: { } credential })
            return credential;

        var kind = lookup.Outcome switch
        {
            // An inactive key gets the same error as an unknown one, so that keys cannot be guessed.
            CredentialOutcome.Unknown or CredentialOutcome.Inactive => SigningFault.UnknownAccessKey,
            CredentialOutcome.WrongSessionToken => SigningFault.WrongSessionToken,
            CredentialOutcome.Expired => SigningFault.ExpiredSessionToken,
            _ => throw new InvalidOperationException($"A key that is {lookup.Outcome} came without a credential."),
        };
        throw new SignatureFault(kind) { Came = signature.AccessKeyId, Now = arrived.CameAt }.ToException(arrived.Protocol);
    }

    // An S3 request names the hash of its body, so the signature is checked first and the body while it is read, in constant memory.
    private CallBody Stream(ArrivedRequest arrived, RequestSignature signature, Credential key)
    {
        Check(arrived, signature, key.SecretKey, bodyHash: null);
        if (signature.IsVersion2)
            HeadersInQuery.Unfold(arrived.Http);
        BodyLimit.Set(arrived.Http, limits.ObjectBodyBytes);
        var body = _verifier.OpenBody(arrived.Head, signature, key.SecretKey, arrived.Http.Request.Body);
        return new(body, body.DeclaredLength) { Trailers = () => body.Trailers };
    }

    private async Task<CallBody> ReadAsync(ArrivedRequest arrived, RequestSignature signature, Credential key, CancellationToken cancellationToken)
    {
        var bytes = await SmallBody.ReadAsync(arrived.Http, arrived.Protocol, limits.SmallBodyBytes, cancellationToken);
        Check(arrived, signature, key.SecretKey, BodyHash.Of(bytes.Span));
        return CallBody.Of(bytes);
    }

    private void Check(ArrivedRequest arrived, RequestSignature signature, string secretKey, string? bodyHash)
    {
        if (_verifier.Verify(arrived.Head, signature, secretKey, bodyHash, arrived.CameAt) is { } fault)
            throw fault.ToException(arrived.Protocol);

        credentials.NoteUse(signature.AccessKeyId, signature.Scope.Service, signature.Scope.Region);
    }
}
