using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Usher.Wire.Json;

namespace Usher.Web.Rest;

/// <summary>Reads bodies. That they have to say that they are JSON keeps out forms of other sites.</summary>
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
            return await JsonSerializer.DeserializeAsync<T>(http.Request.Body, AwsJson.Options, http.RequestAborted) ?? throw new JsonException("It is null.");
        }
        catch (JsonException broken)
        {
            throw new RestException(StatusCodes.Status400BadRequest, $"The body is not {shape}: {broken.Message}");
        }
    }
}
