using Usher.Access.Callers;
using Usher.Api.Calls;
using Usher.Api.Settings;
using Usher.Wire.Errors;
using Usher.Wire.Signing;

namespace Usher.Api.Pipeline;

/// <summary>Makes every request a call of the account itself, whether it is signed or not: for <c>--open</c> alone.</summary>
internal sealed class UnauthenticatedCalls(ServerOptions options) : ICallFactory
{
    private readonly Caller _root = new() { Kind = CallerKind.Root, Account = options.Account, Arn = $"arn:aws:iam::{options.Account}:root", UserId = options.Account };

    public async Task<SignedCall> OpenAsync(ArrivedRequest arrived, CancellationToken cancellationToken)
    {
        var region = arrived.RegionOr(options.Region);
        var caller = _root with { AccessKeyId = arrived.Signature?.AccessKeyId };
        if (Preflight.IsIn(arrived))
            return Preflight.ToCall(arrived);
        if (PostedForm.IsIn(arrived))
            return await OpenFormAsync(arrived, caller, region, cancellationToken);
        if (arrived.Protocol is AwsProtocol.S3)
        {
            BodyLimit.Set(arrived.Http, options.Limits.ObjectBodyBytes);
            return arrived.ToCall(caller, region, BodyOf(arrived));
        }

        return arrived.ToCall(caller, region, CallBody.Of(await SmallBody.ReadAsync(arrived.Http, arrived.Protocol, options.Limits.SmallBodyBytes, cancellationToken)));
    }

    // The form's own policy is still checked, so that a form behaves here as on a server that checks signatures.
    private async Task<SignedCall> OpenFormAsync(ArrivedRequest arrived, Caller caller, string region, CancellationToken cancellationToken)
    {
        BodyLimit.Set(arrived.Http, options.Limits.ObjectBodyBytes);
        var form = await PostedForm.ReadAsync(arrived.Http, cancellationToken);
        form.Policy?.Check(S3Target.Read(arrived.Http).Bucket ?? "", form.Fields, arrived.CameAt);
        return arrived.ToCall(caller, region, new(form.File, Length: null));
    }

    // Clients sign even though nothing checks it, and some send signed chunks, whose framing must be removed.
    private static CallBody BodyOf(ArrivedRequest arrived)
    {
        var http = arrived.Http;
        if (arrived.Signature is null)
            return new(http.Request.Body, http.Request.ContentLength);

        var body = SignatureVerifier.OpenUnsignedBody(arrived.Head, arrived.Signature, http.Request.Body);
        return new(body, body.DeclaredLength) { Trailers = () => body.Trailers };
    }
}
