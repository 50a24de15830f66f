using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Usher.Datasets.Cells;
using Usher.Datasets.Schemas;

namespace Usher.Core.EventStore;

/// <summary>Finds the column that a key of properties means: numRatings is NUM_RATINGS.</summary>
internal static class ColumnKeys
{
    private static readonly ConditionalWeakTable<Schema, FrozenDictionary<string, CellRule>> Tables = [];

    /// <summary>The column; null where there is none.</summary>
    public static SchemaField? Find(Schema schema, string key) => FindRule(schema, key)?.Field;

    /// <summary>What the column takes; null where there is none.</summary>
    public static CellRule? FindRule(Schema schema, string key) => Tables
        .GetValue(schema, its => CellRule.Of(its).ToFrozenDictionary(rule => Core(rule.Field.Name), StringComparer.OrdinalIgnoreCase))
        .GetValueOrDefault(Core(key));

    /// <summary>A name as keys are compared: letters and digits, whatever their case. No two columns of a schema share one.</summary>
    public static string Core(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit));

    /// <summary>How a column is spelled in properties.</summary>
    public static string Of(string column) => string.Concat(column.Split('_', StringSplitOptions.RemoveEmptyEntries)
        .Select((word, index) => index == 0 ? word.ToLowerInvariant() : char.ToUpperInvariant(word[0]) + word[1..].ToLowerInvariant()));
}
