using System.Text.Json;
using Usher.Core.Errors;
using Usher.Core.EventStore;
using Usher.Datasets.Schemas;

namespace Usher.Core.Events;

/// <summary>The properties of an event, an item or a user: a JSON object in a string, whose keys are the columns in camel case.</summary>
internal static class Properties
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 8 };

    /// <summary>Reads the values by column.</summary>
    /// <param name="text">The properties of the request; null if there are none.</param>
    /// <param name="schema">The dataset's columns.</param>
    /// <param name="place">The position in the request, for messages, such as eventList[0].</param>
    /// <param name="drop">Called with each key that no column has.</param>
    /// <param name="own">Handles keys with a meaning of their own. If it returns true, no column is looked for.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException: the text is not a JSON object, or a value does not fit its column.</exception>
    public static SortedDictionary<string, object> Read(string? text, Schema schema, string place, Action<string> drop, Func<string, JsonElement, bool> own)
    {
        // Sorted, so that the same values give the same text in whatever order they were sent.
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

    /// <summary>The text that is stored; null for no values.</summary>
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

    // The message begins as that of Personalize, because programs look for it.
    private static Usher.Wire.Errors.AwsException Refused(string detail) => ServiceErrors.InvalidInput($"Error parsing properties json. {detail}");
}
