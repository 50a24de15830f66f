using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Usher.Wire.Json;

namespace Usher.Web.Rest;

/// <summary>Reads JSON bodies. The content type has to be JSON, which HTML forms of other sites cannot send.</summary>
internal static class JsonBody
{
    /// <exception cref="RestException">415 or 400.</exception>
    public static async Task<T> ReadAsync<T>(HttpContext http, string shape)
        where T : class
    {
        if (!http.Request.HasJsonContentType())
            throw new RestException(StatusCodes.Status415UnsupportedMediaType, $"The Content-Type is '{http.Request.ContentType}'; send application/json.");

        try
        {
            return await JsonSerializer.DeserializeAsync<T>(http.Request.Body, AwsJson.Options, http.RequestAborted) ?? throw new JsonException("The JSON value is null.");
        }
        catch (JsonException broken)
        {
            throw new RestException(StatusCodes.Status400BadRequest, $"The body is not {shape}: {broken.Message}");
        }
    }
}
