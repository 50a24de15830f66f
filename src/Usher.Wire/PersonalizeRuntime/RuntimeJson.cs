using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Usher.Wire.Json;

namespace Usher.Wire.PersonalizeRuntime;

/// <summary>Writes the answers of the runtime without reflection, to the same bytes as <see cref="AwsJson.Options"/> gives: they are what a busy server writes all day.</summary>
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

    private static JsonEncodedText Name(string name) => JsonEncodedText.Encode(name, JavaScriptEncoder.Default);
}
