using System.Text.Json;
using System.Text.Json.Serialization;

namespace Usher.Api.Json;

/// <summary>A time as the JSON protocols have it: seconds since 1970, with a fraction to the millisecond.</summary>
internal sealed class EpochSecondsConverter : JsonConverter<DateTimeOffset>
{
    private const double LatestSecond = 253_402_300_799;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType is JsonTokenType.Number && reader.GetDouble() is >= -LatestSecond / 5 and <= LatestSecond and var seconds
            ? DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(seconds)
            : throw new JsonException("A time is a number of seconds since 1970.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds() / 1000m);
}
