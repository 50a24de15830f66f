using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Usher.Wire.Errors;

namespace Usher.Api.Json;

/// <summary>Errors as the clients of JSON services read them.</summary>
/// <remarks>Both forms are in botocore's parsers: __type in the body for JSON 1.1, x-amzn-errortype in the headers for REST-JSON.</remarks>
internal static class JsonRefusals
{
    public static async Task WriteAsync(HttpContext http, AwsException error, int status, string contentType)
    {
        using var body = new MemoryStream();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("__type", error.Code);
            json.WriteString("message", error.Message);
            json.WriteEndObject();
        }

        http.Response.StatusCode = status;
        http.Response.ContentType = contentType;
        http.Response.ContentLength = body.Length;
        http.Response.Headers["x-amzn-errortype"] = error.Code;
        await http.Response.Body.WriteAsync(body.GetBuffer().AsMemory(0, (int)body.Length));
    }

    /// <summary>400, but for what is not the caller's fault, and what has a status of its own everywhere.</summary>
    public static int StatusOf(AwsException error) => error.Code switch
    {
        "InternalFailure" => StatusCodes.Status500InternalServerError,
        "RequestEntityTooLarge" => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status400BadRequest,
    };
}
