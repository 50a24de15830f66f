using DuckDB.NET.Data;
using Usher.Datasets.Schemas;

namespace Usher.Datasets.Tables;

/// <summary>Names, texts and paths as DuckDB's SQL writes them.</summary>
internal static class Sql
{
    public static string Text(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string List(IEnumerable<string> values) => $"[{string.Join(", ", values)}]";

    /// <summary>A path to read. DuckDB takes * ? [ in it as a pattern; a bracket around each makes it mean itself.</summary>
    public static string FileToRead(string path) =>
        Text(string.Concat(Path.GetFullPath(path).Select(character => character is '*' or '?' or '[' ? $"[{character}]" : character.ToString())));

    public static string TypeOf(FieldType type) => type switch
    {
        FieldType.String => "VARCHAR",
        FieldType.Int => "INTEGER",
        FieldType.Long => "BIGINT",
        FieldType.Float => "FLOAT",
        FieldType.Double => "DOUBLE",
        _ => "BOOLEAN",
    };

    public static long CountOf(this DuckDBDataReader row, int column) => row.IsDBNull(column) ? 0 : row.GetInt64(column);

    public static string TextOf(this DuckDBDataReader row, int column) => row.IsDBNull(column) ? "" : row.GetString(column);
}
