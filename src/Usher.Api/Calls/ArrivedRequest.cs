using Microsoft.AspNetCore.Http;
using Usher.Access.Callers;
using Usher.Wire.Errors;
using Usher.Wire.Signing;
using Usher.Wire.Signing.Faults;

namespace Usher.Api.Calls;

/// <summary>A request before authentication: the service that it names, and its unchecked signature.</summary>
/// <param name="Http">The request.</param>
/// <param name="Id">The request ID.</param>
/// <param name="CameAt">The server's time when the headers were received.</param>
/// <param name="Head">What a signature covers.</param>
/// <param name="Service">Named by the scope of the signature or, without a readable one, guessed from the request.</param>
/// <param name="Signature">Not checked yet; null without one.</param>
/// <param name="Fault">What the headers alone show to be wrong with the signature; null for nothing.</param>
internal sealed record ArrivedRequest(
    HttpContext Http, string Id, DateTimeOffset CameAt, HttpRequestHead Head, IAwsService Service, RequestSignature? Signature, SignatureFault? Fault)
{
    public AwsProtocol Protocol => AwsServices.ProtocolOf(Service.SigningName);

    /// <summary>The region of the signature's scope.</summary>
    /// <param name="otherwise">The region of an unsigned request.</param>
    public string RegionOr(string otherwise) => Signature?.Scope.Region ?? otherwise;

    /// <summary>The call, once its caller is known.</summary>
    /// <param name="caller">Authenticated, or the account itself with <c>--open</c>.</param>
    /// <param name="region">See <see cref="RegionOr"/>.</param>
    /// <param name="body">Without its framing.</param>
    public SignedCall ToCall(Caller caller, string region, CallBody body) =>
        new(Http, Id, region, caller, body, () => GlobalKeys.Of(Http, caller, region, Signature, CameAt), AccessDeniedCode);

    /// <summary>What the service calls a denial.</summary>
    public string AccessDeniedCode => Protocol is AwsProtocol.S3 or AwsProtocol.Query ? "AccessDenied" : "AccessDeniedException";

    public static ArrivedRequest Read(HttpContext http, AwsServices services, DateTimeOffset now)
    {
        var id = RequestId.Assign(http);
        var head = new HttpRequestHead(http);
        var signature = RequestSignature.Read(head, out var fault);
        var named = signature is null ? null : services.Find(signature.Scope.Service);
        // A signature for S3 must not be valid for Usher's own API, whose paths could be those of objects.
        var service = named is null || (AwsServices.IsUsherPath(http.Request) && named.SigningName != AwsServices.UsherName) ? services.Guess(http.Request, []) : named;
        if (signature is null)
            fault ??= new(SigningFault.Missing) { Now = now };
        else if (service != named)
            fault = new(SigningFault.WrongService) { Came = signature.Scope.Service, Wanted = named is null ? services.Names : service.SigningName, Now = now };

        return new(http, id, now, head, service, signature, fault);
    }
}
