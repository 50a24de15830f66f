using Microsoft.AspNetCore.Http;

namespace Usher.Api.Calls;

/// <summary>The ID of a request: in its answer, the log and the audit trail.</summary>
internal static class RequestId
{
    /// <summary>Creates an ID and adds it to the headers of the answer.</summary>
    public static string Assign(HttpContext http)
    {
        var id = Guid.NewGuid().ToString();
        Send(http, id);
        return id;
    }

    /// <summary>Adds the ID to the headers that SDKs read.</summary>
    /// <remarks>x-amzn-requestid is read of the JSON and Query services, x-amz-request-id and x-amz-id-2 of S3; all are sent, because the service is not known yet.</remarks>
    public static void Send(HttpContext http, string id)
    {
        var headers = http.Response.Headers;
        headers["x-amzn-requestid"] = id;
        headers["x-amz-request-id"] = id;
        headers["x-amz-id-2"] = id;
    }
}
