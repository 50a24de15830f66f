using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Usher.Wire.Json;
using Usher.Wire.PersonalizeRuntime;
using Usher.Wire.UsherApi;

namespace Usher.Web.Rest;

/// <summary>Serializes the responses of the REST API.</summary>
internal static class ResponseJson
{
    // An item is in many lists, so its JSON is kept for as long as its description is.
    private static readonly ConditionalWeakTable<DescribedItem, WrittenItem> Written = [];

    /// <summary>Serializes a list of items.</summary>
    /// <param name="name">Name of the array.</param>
    /// <param name="items">Best first.</param>
    /// <param name="described">Their descriptions in the same order; some may be missing.</param>
    /// <param name="recommendationId">The id that events refer to.</param>
    /// <param name="basedOn">What the list is based on: history or popularity; null where that is not known or does not apply.</param>
    public static ReadOnlyMemory<byte> OfList(string name, IReadOnlyList<PredictedItem> items, IReadOnlyList<DescribedItem> described, string? recommendationId, string? basedOn) => Write(json =>
    {
        var scratch = new ArrayBufferWriter<byte>(512);
        json.WriteStartArray(name);
        var next = 0;
        foreach (var item in items)
        {
            if (next < described.Count && described[next].ItemId == item.ItemId)
            {
                scratch.ResetWrittenCount();
                Written.GetValue(described[next++], WrittenItem.Of).CopyTo(scratch, item);
                json.WriteRawValue(scratch.WrittenSpan, skipInputValidation: true);
                continue;
            }

            json.WriteStartObject();
            json.WriteString("itemId"u8, item.ItemId);
            if (item.Score is { } score)
                json.WriteNumber("score"u8, score);
            WriteOrigin(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (recommendationId is not null)
            json.WriteString("recommendationId"u8, recommendationId);
        if (basedOn is not null)
            json.WriteString("basedOn"u8, basedOn);
    });

    public static ReadOnlyMemory<byte> Of(DescribedItem item) => Write(json => WriteItem(json, item));

    public static ReadOnlyMemory<byte> Of(SearchItemsResponse page) => Write(json =>
    {
        json.WriteStartArray("itemList"u8);
        foreach (var item in page.Items)
        {
            json.WriteStartObject();
            WriteItem(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("total"u8, page.Total);
        if (page.NextToken is not null)
            json.WriteString("nextToken"u8, page.NextToken);
    });

    public static ReadOnlyMemory<byte> Of(DescribeHistoryResponse history, IReadOnlyDictionary<string, DescribedItem>? described) => Write(json =>
    {
        json.WriteString("userId"u8, history.UserId);
        json.WriteNumber("total"u8, history.Total);
        json.WriteStartArray("eventList"u8);
        foreach (var interaction in history.Interactions)
        {
            json.WriteStartObject();
            json.WriteString("itemId"u8, interaction.ItemId);
            if (interaction.EventType is not null)
                json.WriteString("eventType"u8, interaction.EventType);
            if (interaction.EventValue is { } value)
                json.WriteNumber("eventValue"u8, value);
            json.WriteNumber("sentAt"u8, interaction.Timestamp.ToUnixTimeMilliseconds() / 1000m);
            json.WriteBoolean("isLive"u8, interaction.IsLive);
            if (described?.GetValueOrDefault(interaction.ItemId) is { } known)
                WriteMetadata(json, known);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    // Why the item is there, where the model did not choose it.
    private static void WriteOrigin(Utf8JsonWriter json, PredictedItem item)
    {
        if (item.PromotionName is not null)
            json.WriteString("promotionName"u8, item.PromotionName);
        if (item.Reason is not null)
        {
            json.WriteStartArray("reason"u8);
            foreach (var reason in item.Reason)
                json.WriteStringValue(reason);
            json.WriteEndArray();
        }
    }

    private static void WriteItem(Utf8JsonWriter json, DescribedItem item)
    {
        json.WriteString("itemId"u8, item.ItemId);
        json.WriteNumber("interactions"u8, item.Interactions);
        WriteMetadata(json, item);
    }

    private static void WriteMetadata(Utf8JsonWriter json, DescribedItem item)
    {
        json.WriteStartObject("metadata"u8);
        if (item.Title is not null)
            json.WriteString("title"u8, item.Title);
        foreach (var (column, value) in item.Columns)
        {
            // The title is written above.
            if (item.Title is null || !column.Equals("title", StringComparison.OrdinalIgnoreCase))
                json.WriteString(column, value);
        }

        json.WriteEndObject();
    }

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> members)
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        using (var json = new Utf8JsonWriter(bytes, AwsJson.Writing))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        return bytes.WrittenMemory;
    }

    /// <summary>The JSON of an item of a list, without its score.</summary>
    /// <param name="json">A JSON object.</param>
    /// <param name="scoreAt">Index in <paramref name="json"/> where the score is to be inserted.</param>
    private sealed class WrittenItem(byte[] json, int scoreAt)
    {
        private const int MaxNumberLength = 32;

        public static WrittenItem Of(DescribedItem item)
        {
            var scoreAt = 0;
            var bytes = Write(json =>
            {
                json.WriteString("itemId"u8, item.ItemId);
                scoreAt = (int)json.BytesCommitted + json.BytesPending;
                WriteMetadata(json, item);
            });
            return new(bytes.ToArray(), scoreAt);
        }

        public void CopyTo(ArrayBufferWriter<byte> target, PredictedItem item)
        {
            target.Write(json.AsSpan(0, scoreAt));
            if (item.Score is { } number)
            {
                target.Write(",\"score\":"u8);
                number.TryFormat(target.GetSpan(MaxNumberLength), out var length, default, CultureInfo.InvariantCulture);
                target.Advance(length);
            }

            // Few items have an origin, so it is written the slow way.
            if (item.PromotionName is not null || item.Reason is not null)
            {
                var origin = ResponseJson.Write(members => WriteOrigin(members, item)).Span;
                target.Write(","u8);
                target.Write(origin[1..^1]);
            }

            target.Write(json.AsSpan(scoreAt));
        }
    }
}
