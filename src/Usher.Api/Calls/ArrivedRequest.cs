using Microsoft.AspNetCore.Http;
using Usher.Access.Callers;
using Usher.Wire.Errors;
using Usher.Wire.Signing;
using Usher.Wire.Signing.Faults;

namespace Usher.Api.Calls;

/// <summary>A request before anything of it is believed: which service it names, and the signature it claims.</summary>
/// <param name="Http">The request.</param>
/// <param name="Id">Its name.</param>
/// <param name="CameAt">The server's time when its headers had come.</param>
/// <param name="Head">What a signature covers.</param>
/// <param name="Service">Named by the signature's scope or, where there is none that can be read, guessed from the form.</param>
/// <param name="Signature">Unproven; null where there is none.</param>
/// <param name="Fault">Why it cannot be believed, as far as the head alone tells.</param>
internal sealed record ArrivedRequest(
    HttpContext Http, string Id, DateTimeOffset CameAt, HttpRequestHead Head, IAwsService Service, RequestSignature? Signature, SignatureFault? Fault)
{
    public AwsProtocol Protocol => AwsServices.ProtocolOf(Service.SigningName);

    /// <summary>The region that the client speaks to.</summary>
    /// <param name="otherwise">Where it signed for none.</param>
    public string RegionOr(string otherwise) => Signature?.Scope.Region ?? otherwise;

    /// <summary>The call, once it is known who calls.</summary>
    /// <param name="caller">Proven, or taken at his word where the server is open.</param>
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
        // A signature for S3 shall not open what lies beside the buckets.
        var service = named is null || (AwsServices.IsUsherPath(http.Request) && named.SigningName != AwsServices.UsherName) ? services.Guess(http.Request, []) : named;
        if (signature is null)
            fault ??= new(SigningFault.Missing) { Now = now };
        else if (service != named)
            fault = new(SigningFault.WrongService) { Came = signature.Scope.Service, Wanted = named is null ? services.Names : service.SigningName, Now = now };

        return new(http, id, now, head, service, signature, fault);
    }
}
