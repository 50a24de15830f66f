using Usher.Access.Callers;
using Usher.Wire.Errors;

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
            return arrived.ToCall(caller, region, new(arrived.Http.Request.Body, arrived.Http.Request.ContentLength));
        }

        return arrived.ToCall(caller, region, CallBody.Of(await SmallBody.ReadAsync(arrived.Http, arrived.Protocol, options.Limits.SmallBodyBytes, stop)));
    }
}
