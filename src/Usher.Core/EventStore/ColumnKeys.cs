using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Usher.Datasets.Cells;
using Usher.Datasets.Schemas;

namespace Usher.Core.EventStore;

/// <summary>Finds the column for a key of the properties: numRatings is NUM_RATINGS.</summary>
internal static class ColumnKeys
{
    private static readonly ConditionalWeakTable<Schema, FrozenDictionary<string, CellRule>> Tables = [];

    /// <summary>The column; null if there is none.</summary>
    public static SchemaField? Find(Schema schema, string key) => FindRule(schema, key)?.Field;

    /// <summary>The values that the column takes; null if there is no such column.</summary>
    public static CellRule? FindRule(Schema schema, string key) => Tables
        .GetValue(schema, its => CellRule.Of(its).ToFrozenDictionary(rule => Core(rule.Field.Name), StringComparer.OrdinalIgnoreCase))
        .GetValueOrDefault(Core(key));

    /// <summary>The part of a name by which keys and columns are compared: letters and digits, without regard to case. No two columns of a schema have the same.</summary>
    public static string Core(string name) => string.Concat(name.Where(char.IsAsciiLetterOrDigit));
}
