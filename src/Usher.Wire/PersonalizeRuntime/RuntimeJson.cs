using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Usher.Wire.Json;

namespace Usher.Wire.PersonalizeRuntime;

/// <summary>Writes and reads the runtime's JSON without reflection, to the same bytes as <see cref="AwsJson.Options"/> gives: it is what a busy server, and a client of one, does all day.</summary>
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
    private static readonly JsonEncodedText CampaignArn = Name("campaignArn");
    private static readonly JsonEncodedText UserId = Name("userId");
    private static readonly JsonEncodedText NumResults = Name("numResults");
    private static readonly JsonEncodedText Context = Name("context");
    private static readonly JsonEncodedText FilterArn = Name("filterArn");
    private static readonly JsonEncodedText FilterValues = Name("filterValues");
    private static readonly JsonEncodedText RecommenderArn = Name("recommenderArn");
    private static readonly JsonEncodedText Promotions = Name("promotions");
    private static readonly JsonEncodedText MetadataColumns = Name("metadataColumns");

    /// <summary>Writes an answer.</summary>
    public static void Write(IBufferWriter<byte> output, GetRecommendationsResponse answer) => Write(output, ItemList, answer.ItemList, answer.RecommendationId);

    /// <summary>Writes an answer.</summary>
    public static void Write(IBufferWriter<byte> output, GetPersonalizedRankingResponse answer) => Write(output, PersonalizedRanking, answer.PersonalizedRanking, answer.RecommendationId);

    /// <summary>Writes a question.</summary>
    public static void Write(IBufferWriter<byte> output, GetRecommendationsRequest question)
    {
        using var json = new Utf8JsonWriter(output, AwsJson.Writing);
        json.WriteStartObject();
        WriteText(json, CampaignArn, question.CampaignArn);
        WriteText(json, ItemId, question.ItemId);
        WriteText(json, UserId, question.UserId);
        if (question.NumResults is { } count)
            json.WriteNumber(NumResults, count);
        WriteTexts(json, Context, question.Context);
        WriteText(json, FilterArn, question.FilterArn);
        WriteTexts(json, FilterValues, question.FilterValues);
        WriteText(json, RecommenderArn, question.RecommenderArn);
        WriteOther(json, Promotions, question.Promotions);
        WriteOther(json, MetadataColumns, question.MetadataColumns);
        json.WriteEndObject();
    }

    /// <summary>Reads an answer; members that are not known are passed over.</summary>
    /// <exception cref="JsonException">It is no such answer.</exception>
    /// <exception cref="InvalidOperationException">A member is of another kind.</exception>
    public static GetRecommendationsResponse ReadRecommendations(ReadOnlySpan<byte> answer)
    {
        var json = new Utf8JsonReader(answer, new() { MaxDepth = AwsJson.MaximumDepth });
        List<PredictedItem>? items = null;
        string? recommendationId = null;
        json.Read();
        Require(ref json, JsonTokenType.StartObject);
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

        Require(ref json, JsonTokenType.StartArray);
        var items = new List<PredictedItem>(25);
        while (Next(ref json, JsonTokenType.EndArray))
            items.Add(ReadItem(ref json));
        return items;
    }

    private static PredictedItem ReadItem(ref Utf8JsonReader json)
    {
        Require(ref json, JsonTokenType.StartObject);
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
        using var json = new Utf8JsonWriter(output, AwsJson.Writing);
        json.WriteStartObject();
        if (items is not null)
        {
            json.WriteStartArray(list);
            for (var i = 0; i < items.Count; i++)
                Write(json, items[i]);
            json.WriteEndArray();
        }

        WriteText(json, RecommendationId, recommendationId);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PredictedItem item)
    {
        json.WriteStartObject();
        WriteText(json, ItemId, item.ItemId);
        if (item.Score is { } score)
            json.WriteNumber(Score, score);
        WriteText(json, PromotionName, item.PromotionName);
        WriteTexts(json, Metadata, item.Metadata);
        if (item.Reason is not null)
        {
            json.WriteStartArray(Reason);
            foreach (var reason in item.Reason)
                json.WriteStringValue(reason);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, JsonEncodedText name, string? text)
    {
        if (text is not null)
            json.WriteString(name, text);
    }

    private static void WriteTexts(Utf8JsonWriter json, JsonEncodedText name, IReadOnlyDictionary<string, string>? texts)
    {
        if (texts is null)
            return;

        json.WriteStartObject(name);
        foreach (var (key, value) in texts)
            json.WriteString(key, value);
        json.WriteEndObject();
    }

    // What few ask for.
    private static void WriteOther<T>(Utf8JsonWriter json, JsonEncodedText name, T? value)
        where T : class
    {
        if (value is null)
            return;

        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, AwsJson.Options);
    }

    private static bool Next(ref Utf8JsonReader json, JsonTokenType end) => json.Read() && json.TokenType != end;

    // If so, goes on to its value.
    private static bool IsMember(ref Utf8JsonReader json, JsonEncodedText name) => json.ValueTextEquals(name.EncodedUtf8Bytes) && json.Read();

    private static void Require(ref Utf8JsonReader json, JsonTokenType type)
    {
        if (json.TokenType != type)
            throw new JsonException($"{type} is expected; {json.TokenType} came at byte {json.TokenStartIndex}.");
    }

    private static JsonEncodedText Name(string name) => JsonEncodedText.Encode(name, JavaScriptEncoder.Default);
}
