using System.Text.Json;
using Usher.Api.Calls;
using Usher.Wire.Errors;
using Usher.Wire.Json;

namespace Usher.Api.Json;

/// <summary>Reads what a JSON call asks and writes what it is answered.</summary>
internal static class JsonCalls
{
    /// <summary>Members with a capital, as CloudTrail's model spells them; Personalize's begin small.</summary>
    public static JsonSerializerOptions Capitals { get; } = new(AwsJson.Options) { PropertyNamingPolicy = null };

    /// <exception cref="AwsException">SerializationException: the body is no such JSON.</exception>
    public static async Task<T> ReadAsync<T>(this AwsCall call, JsonSerializerOptions options, CancellationToken cancellationToken)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<T>(call.Body, options, cancellationToken) ?? throw new AwsException("SerializationException", "The body is null; an object is wanted.");
        }
        catch (JsonException fault)
        {
            throw new AwsException("SerializationException", $"The body is no JSON of this operation: {fault.Message}");
        }
    }

    public static async Task WriteAsync<T>(this AwsCall call, T answer, JsonSerializerOptions options, string contentType, CancellationToken cancellationToken)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, options);
        call.Http.Response.ContentType = contentType;
        call.Http.Response.ContentLength = bytes.Length;
        await call.Http.Response.Body.WriteAsync(bytes, cancellationToken);
    }
}
