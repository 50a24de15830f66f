using Microsoft.AspNetCore.Http;
using Usher.Access.Callers;
using Usher.Api.Calls;
using Usher.Api.Settings;
using Usher.Wire.Errors;

namespace Usher.Api.Pipeline;

/// <summary>A CORS preflight: a browser sends it before a request of a script from another origin. Browsers do not sign it, so its caller is anonymous.</summary>
/// <remarks>Fetch Standard, "CORS-preflight request".</remarks>
internal static class Preflight
{
    public static bool IsIn(ArrivedRequest arrived) =>
        arrived.Protocol is AwsProtocol.S3 && arrived.Signature is null && HttpMethods.IsOptions(arrived.Head.Method) && !arrived.Http.Request.Headers.ContainsKey("Authorization");

    public static SignedCall ToCall(ArrivedRequest arrived) => arrived.ToCall(Caller.Anonymous, ServerOptions.DefaultRegion, CallBody.Of(default));
}
