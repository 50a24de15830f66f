using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Usher.Wire.Errors;

namespace Usher.Wire.Json;

/// <summary>What JSON 1.1 and REST-JSON have in common: spelling, content types and errors.</summary>
public static class AwsJson
{
    /// <summary>The content type of JSON 1.1.</summary>
    public const string ContentType = "application/x-amz-json-1.1";

    /// <summary>The content type of REST-JSON.</summary>
    public const string RestContentType = "application/json";

    /// <summary>The header in which REST-JSON says an error's code; the body says the message.</summary>
    public const string ErrorTypeHeader = "x-amzn-ErrorType";

    /// <summary>The deepest nesting that is read.</summary>
    public const int MaximumDepth = 32;

    /// <summary>Names in lower camel case, null members left out, times as seconds since 1970 with a fraction.</summary>
    public static JsonSerializerOptions Options { get; } = Create();

    /// <summary>The same spelling, for what is written member by member and is right by its making.</summary>
    public static JsonWriterOptions Writing { get; } = new() { Encoder = Options.Encoder, SkipValidation = true };

    /// <summary>An error's body.</summary>
    /// <param name="error">What to say.</param>
    /// <param name="protocol"><see cref="AwsProtocol.Json"/>, where the body names the code too, or <see cref="AwsProtocol.RestJson"/>, where <see cref="ErrorTypeHeader"/> does.</param>
    public static byte[] Error(AwsException error, AwsProtocol protocol)
    {
        var bytes = new ArrayBufferWriter<byte>(256);
        using (var json = new Utf8JsonWriter(bytes, Writing))
        {
            json.WriteStartObject();
            if (protocol is AwsProtocol.Json)
                json.WriteString("__type", error.Code);
            json.WriteString("message", error.Message);
            json.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            MaxDepth = MaximumDepth,
            // The answer is read by programs, never put into a page as it is.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new EpochSecondsConverter() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
