using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Usher.Api.Pipeline;
using Usher.Wire.Errors;

namespace Usher.Api.Json;

/// <summary>Reads what a JSON call asks and writes what it is answered.</summary>
internal static class JsonCalls
{
    public const string Json11 = "application/x-amz-json-1.1";
    public const string RestJson = "application/json";

    /// <exception cref="AwsException">SerializationException: the body is no such JSON.</exception>
    public static async Task<T> ReadAsync<T>(this AwsCall call, JsonTypeInfo<T> type, CancellationToken stop)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(call.Body, type, stop) ?? throw new AwsException("SerializationException", "The body is null; an object is wanted.");
        }
        catch (JsonException fault)
        {
            throw new AwsException("SerializationException", $"The body is no JSON of this operation: {fault.Message}");
        }
    }

    public static async Task WriteAsync<T>(this AwsCall call, T answer, JsonTypeInfo<T> type, string contentType, CancellationToken stop)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(answer, type);
        call.Http.Response.ContentType = contentType;
        call.Http.Response.ContentLength = bytes.Length;
        await call.Http.Response.Body.WriteAsync(bytes, stop);
    }
}
