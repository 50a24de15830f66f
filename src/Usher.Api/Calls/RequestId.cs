using Microsoft.AspNetCore.Http;

namespace Usher.Api.Calls;

/// <summary>The name of a request, by which a client, the log and the audit trail speak of the same one.</summary>
internal static class RequestId
{
    /// <summary>A new one, sent to the client with whatever comes of the request.</summary>
    public static string Assign(HttpContext http)
    {
        var id = Guid.NewGuid().ToString();
        Send(http, id);
        return id;
    }

    /// <summary>Puts it into the headers where SDKs look for it.</summary>
    /// <remarks>x-amzn-requestid is read of the JSON and Query services, x-amz-request-id and x-amz-id-2 of S3; sending all spares knowing the service first.</remarks>
    public static void Send(HttpContext http, string id)
    {
        var headers = http.Response.Headers;
        headers["x-amzn-requestid"] = id;
        headers["x-amz-request-id"] = id;
        headers["x-amz-id-2"] = id;
    }
}
