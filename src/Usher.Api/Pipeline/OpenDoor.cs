using Usher.Access.Callers;
using Usher.Wire.Errors;
using Usher.Wire.Signing;

namespace Usher.Api.Pipeline;

/// <summary>Lets everybody in as the root of the account, signed or not: what <c>--open</c> asks for, and nothing else.</summary>
internal sealed class OpenDoor(ServerOptions options) : ICallFactory
{
    private readonly Caller _root = new() { Kind = CallerKind.Root, Account = options.Account, Arn = $"arn:aws:iam::{options.Account}:root", UserId = options.Account };

    public async Task<SignedCall> OpenAsync(ArrivedRequest arrived, CancellationToken stop)
    {
        var region = arrived.RegionOr(options.Region);
        var caller = _root with { AccessKeyId = arrived.Signature?.AccessKeyId };
        if (arrived.Protocol is AwsProtocol.S3)
        {
            BodyLimit.Set(arrived.Http, options.Limits.ObjectBodyBytes);
            return arrived.ToCall(caller, region, BodyOf(arrived));
        }

        return arrived.ToCall(caller, region, CallBody.Of(await SmallBody.ReadAsync(arrived.Http, arrived.Protocol, options.Limits.SmallBodyBytes, stop)));
    }

    // Clients sign all the same, and some send their objects in chunks.
    private static CallBody BodyOf(ArrivedRequest arrived)
    {
        var http = arrived.Http;
        if (arrived.Signature is null)
            return new(http.Request.Body, http.Request.ContentLength);

        var body = SignatureVerifier.OpenUnsignedBody(arrived.Head, arrived.Signature, http.Request.Body);
        return new(body, body.DeclaredLength) { Trailers = () => body.Trailers };
    }
}
