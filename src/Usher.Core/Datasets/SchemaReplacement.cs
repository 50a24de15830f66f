using Usher.Core.Errors;
using Usher.Datasets.Schemas;

namespace Usher.Core.Datasets;

/// <summary>Checks whether a schema may replace another.</summary>
internal static class SchemaReplacement
{
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException: it may not; the message names the field.</exception>
    public static void Check(string before, string after)
    {
        var old = Schema.FromJson(before).Fields.ToDictionary(field => field.Name);
        var now = Schema.FromJson(after).Fields.ToDictionary(field => field.Name);
        foreach (var field in old.Values)
        {
            if (now.GetValueOrDefault(field.Name) is not { } kept)
                throw ServiceErrors.InvalidInput($"The new schema lacks the field {field.Name}; it must keep every field of the old one.");
            if (kept != field)
                throw ServiceErrors.InvalidInput($"The new schema has another type or other attributes for the field {field.Name}; keep them as they are.");
        }

        if (now.Values.FirstOrDefault(field => !old.ContainsKey(field.Name) && !field.Nullable) is { } strict)
            throw ServiceErrors.InvalidInput($"The new field {strict.Name} does not allow null, and the rows that are there have no value for it. Make its type a union with null.");
    }
}
