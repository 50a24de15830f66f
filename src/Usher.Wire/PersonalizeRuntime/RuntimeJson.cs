using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Usher.Wire.Json;

namespace Usher.Wire.PersonalizeRuntime;

/// <summary>Writes the answers of the runtime without reflection, to the same bytes as <see cref="AwsJson.Options"/> gives, and reads recommendations: they are what a busy server does all day.</summary>
public static class RuntimeJson
{
    private static readonly JsonEncodedText ItemList = Name("itemList");
    private static readonly JsonEncodedText PersonalizedRanking = Name("personalizedRanking");
    private static readonly JsonEncodedText RecommendationId = Name("recommendationId");
    private static readonly JsonEncodedText ItemId = Name("itemId");
    private static readonly JsonEncodedText Score = Name("score");
    private static readonly JsonEncodedText PromotionName = Name("promotionName");
    private static readonly JsonEncodedText Metadata = Name("metadata");
    private static readonly JsonEncodedText Reason = Name("reason");

    /// <summary>Writes an answer.</summary>
    public static void Write(IBufferWriter<byte> output, GetRecommendationsResponse answer) => Write(output, ItemList, answer.ItemList, answer.RecommendationId);

    /// <summary>Writes an answer.</summary>
    public static void Write(IBufferWriter<byte> output, GetPersonalizedRankingResponse answer) => Write(output, PersonalizedRanking, answer.PersonalizedRanking, answer.RecommendationId);

    /// <summary>Reads an answer; members that are not known are passed over.</summary>
    /// <exception cref="JsonException">It is no such answer.</exception>
    /// <exception cref="InvalidOperationException">A member is of another kind.</exception>
    public static GetRecommendationsResponse ReadRecommendations(ReadOnlySpan<byte> answer)
    {
        var json = new Utf8JsonReader(answer, new() { MaxDepth = AwsJson.MaximumDepth });
        List<PredictedItem>? items = null;
        string? recommendationId = null;
        json.Read();
        Demand(ref json, JsonTokenType.StartObject);
        while (Next(ref json, JsonTokenType.EndObject))
        {
            if (IsMember(ref json, ItemList))
                items = ReadItems(ref json);
            else if (IsMember(ref json, RecommendationId))
                recommendationId = json.GetString();
            else
                json.Skip();
        }

        return new() { ItemList = items, RecommendationId = recommendationId };
    }

    private static List<PredictedItem>? ReadItems(ref Utf8JsonReader json)
    {
        if (json.TokenType is JsonTokenType.Null)
            return null;

        Demand(ref json, JsonTokenType.StartArray);
        var items = new List<PredictedItem>(25);
        while (Next(ref json, JsonTokenType.EndArray))
            items.Add(ReadItem(ref json));
        return items;
    }

    private static PredictedItem ReadItem(ref Utf8JsonReader json)
    {
        Demand(ref json, JsonTokenType.StartObject);
        string? itemId = null, promotionName = null;
        double? score = null;
        Dictionary<string, string>? metadata = null;
        string[]? reason = null;
        while (Next(ref json, JsonTokenType.EndObject))
        {
            if (IsMember(ref json, ItemId))
                itemId = json.GetString();
            else if (IsMember(ref json, Score))
                score = json.TokenType is JsonTokenType.Null ? null : json.GetDouble();
            else if (IsMember(ref json, PromotionName))
                promotionName = json.GetString();
            else if (IsMember(ref json, Metadata))
                metadata = JsonSerializer.Deserialize<Dictionary<string, string>>(ref json, AwsJson.Options);
            else if (IsMember(ref json, Reason))
                reason = JsonSerializer.Deserialize<string[]>(ref json, AwsJson.Options);
            else
                json.Skip();
        }

        return new() { ItemId = itemId, Score = score, PromotionName = promotionName, Metadata = metadata, Reason = reason };
    }

    private static void Write(IBufferWriter<byte> output, JsonEncodedText list, IReadOnlyList<PredictedItem>? items, string? recommendationId)
    {
        using var json = new Utf8JsonWriter(output, new() { Encoder = AwsJson.Options.Encoder, SkipValidation = true });
        json.WriteStartObject();
        if (items is not null)
        {
            json.WriteStartArray(list);
            for (var i = 0; i < items.Count; i++)
                Write(json, items[i]);
            json.WriteEndArray();
        }

        if (recommendationId is not null)
            json.WriteString(RecommendationId, recommendationId);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PredictedItem item)
    {
        json.WriteStartObject();
        if (item.ItemId is not null)
            json.WriteString(ItemId, item.ItemId);
        if (item.Score is { } score)
            json.WriteNumber(Score, score);
        if (item.PromotionName is not null)
            json.WriteString(PromotionName, item.PromotionName);
        if (item.Metadata is not null)
        {
            json.WriteStartObject(Metadata);
            foreach (var (name, value) in item.Metadata)
                json.WriteString(name, value);
            json.WriteEndObject();
        }

        if (item.Reason is not null)
        {
            json.WriteStartArray(Reason);
            foreach (var reason in item.Reason)
                json.WriteStringValue(reason);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static bool Next(ref Utf8JsonReader json, JsonTokenType end) => json.Read() && json.TokenType != end;

    // If so, goes on to its value.
    private static bool IsMember(ref Utf8JsonReader json, JsonEncodedText name) => json.ValueTextEquals(name.EncodedUtf8Bytes) && json.Read();

    private static void Demand(ref Utf8JsonReader json, JsonTokenType type)
    {
        if (json.TokenType != type)
            throw new JsonException($"{type} is expected; {json.TokenType} came at byte {json.TokenStartIndex}.");
    }

    private static JsonEncodedText Name(string name) => JsonEncodedText.Encode(name, JavaScriptEncoder.Default);
}
