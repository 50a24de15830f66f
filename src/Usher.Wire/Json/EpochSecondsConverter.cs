using System.Text.Json;
using System.Text.Json.Serialization;

namespace Usher.Wire.Json;

/// <summary>Times as JSON numbers: seconds since 1970 with a fraction, to the millisecond.</summary>
internal sealed class EpochSecondsConverter : JsonConverter<DateTimeOffset>
{
    private static readonly decimal Earliest = DateTimeOffset.MinValue.ToUnixTimeMilliseconds() / 1_000m;
    private static readonly decimal Latest = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() / 1_000m;

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryRead(ref reader, out var time) ? time : throw new JsonException("A time has to be a number of seconds since 1970, not of milliseconds.");

    public static bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset time)
    {
        time = default;
        if (reader.TokenType is not JsonTokenType.Number || !reader.TryGetDecimal(out var seconds) || seconds < Earliest || seconds > Latest)
            return false;

        time = DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond));
        return true;
    }

    // As a decimal, because a double would show digits that nobody meant.
    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
        writer.WriteNumberValue(value.ToUnixTimeMilliseconds() / 1_000m);
}
