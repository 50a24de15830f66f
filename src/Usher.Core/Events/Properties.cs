using System.Text.Json;
using Usher.Core.Errors;
using Usher.Core.EventStore;
using Usher.Datasets.Schemas;

namespace Usher.Core.Events;

/// <summary>The properties of an event, an item or a user: a JSON object in a string, its keys the columns in camel case.</summary>
internal static class Properties
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8 };

    /// <summary>Reads them by column.</summary>
    /// <param name="text">What was sent; null for nothing.</param>
    /// <param name="schema">The dataset's columns.</param>
    /// <param name="place">Where they stand, for messages, such as eventList[0].</param>
    /// <param name="drop">Is told each key that no column has.</param>
    /// <param name="own">Keys that mean something of their own, whatever their case: given a true answer, no column is looked for.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException: they are no JSON object, or a value does not fit its column.</exception>
    public static SortedDictionary<string, object> Read(string? text, Schema schema, string place, Action<string> drop, Func<string, JsonElement, bool> own)
    {
        // Sorted, so that the same columns make the same text, in whatever order they came.
        var cells = new SortedDictionary<string, object>(StringComparer.Ordinal);
        if (text is null)
            return cells;

        using var json = Parse(text, place);
        foreach (var property in json.RootElement.EnumerateObject())
        {
            if (own(property.Name, property.Value))
                continue;

            if (ColumnKeys.FindRule(schema, property.Name) is not { } rule)
                drop(property.Name);
            else if (PropertyValue.Read(property.Value, rule, out var cell) is { } fault)
                throw Refused($"{place}.properties, {property.Name}: {fault}");
            else if (cell is not null)
                cells[rule.Field.Name] = cell;
        }

        return cells;
    }

    /// <summary>As they are kept; null for none.</summary>
    public static string? Write(SortedDictionary<string, object> cells) => cells.Count == 0 ? null : JsonSerializer.Serialize(cells);

    private static JsonDocument Parse(string text, string place)
    {
        try
        {
            var json = JsonText.Parse(text, Strict);
            return json.RootElement.ValueKind is JsonValueKind.Object ? json : throw Refused($"{place}.properties is JSON of another kind; an object is wanted, such as {{\"numRatings\": 12}}.");
        }
        catch (JsonException fault)
        {
            throw Refused($"{place}.properties is no JSON: {fault.Message}");
        }
    }

    // The service's own words come first: programs look for them.
    private static Usher.Wire.Errors.AwsException Refused(string detail) => ServiceErrors.InvalidInput($"Error parsing properties json. {detail}");
}
