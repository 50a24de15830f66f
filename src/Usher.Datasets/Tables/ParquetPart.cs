using Usher.Datasets.Schemas;

namespace Usher.Datasets.Tables;

/// <summary>One immutable file of rows. It carries the schema it was written with, so that a part explains itself.</summary>
internal static class ParquetPart
{
    private const string SchemaKey = "usher_schema";

    /// <summary>The statement that writes the rows of a query, in their order, to a file.</summary>
    public static string Copy(string query, string file, Schema schema) =>
        $"COPY ({query}) TO {Sql.Text(Path.GetFullPath(file))} (FORMAT parquet, KV_METADATA {{{SchemaKey}: {Sql.Text(schema.ToJson())}}})";

    /// <summary>What stands behind FROM; the rows have file_index and file_row_number beside their columns.</summary>
    public static string From(IReadOnlyList<string> files) =>
        $"read_parquet({Sql.List(files.Select(Sql.FileToRead))}, union_by_name = {(files.Count > 1 ? "true" : "false")})";

    /// <summary>What stands behind FROM where of several rows with an id only the newest counts. One import leaves no such rows; several may.</summary>
    public static string Newest(IReadOnlyList<string> files, string id) => files.Count == 1
        ? From(files)
        : $"(SELECT * FROM {From(files)} QUALIFY row_number() OVER (PARTITION BY {id} ORDER BY file_index DESC, file_row_number DESC) = 1)";

    public static Schema ReadSchema(DuckDbSession session, string file)
    {
        var json = session.Query(
            $"SELECT decode(value) FROM parquet_kv_metadata({Sql.FileToRead(file)}) WHERE decode(key) = {Sql.Text(SchemaKey)}",
            row => row.GetString(0));
        return json is [var only]
            ? Schema.FromJson(only)
            : throw new InvalidDataException($"{file} is not a part that an import wrote: it carries no schema.");
    }
}
