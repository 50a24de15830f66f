using Microsoft.AspNetCore.Http;
using Usher.Wire.Errors;
using Usher.Wire.Json;

namespace Usher.Api.Json;

/// <summary>Errors as the clients of JSON services read them.</summary>
internal static class JsonRefusals
{
    public static async Task WriteAsync(HttpContext http, AwsException error, AwsProtocol protocol)
    {
        var body = AwsJson.Error(error, protocol);
        var response = http.Response;
        response.StatusCode = ErrorStatuses.Of(protocol, error.Code);
        response.ContentType = protocol is AwsProtocol.Json ? AwsJson.ContentType : AwsJson.RestContentType;
        response.ContentLength = body.Length;
        response.Headers[AwsJson.ErrorTypeHeader] = error.Code;
        await response.Body.WriteAsync(body);
    }
}
