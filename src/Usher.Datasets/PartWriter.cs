using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets;

/// <summary>Writes rows that were checked one by one as a Parquet part, such as an import writes.</summary>
public static class PartWriter
{
    /// <summary>Writes a part.</summary>
    /// <param name="schema">The columns.</param>
    /// <param name="rows">
    /// Cells in the order of the schema's fields: a string, a long for whole numbers, a double for numbers, a bool, or null. Their order stays.
    /// </param>
    /// <param name="parquetPart">The file. It is written beside and renamed, so it is whole or absent; without rows there is none.</param>
    /// <param name="cancellationToken">Ends the work; nothing stays behind.</param>
    /// <returns>How many rows there were.</returns>
    public static long Write(Schema schema, IEnumerable<IReadOnlyList<object?>> rows, string parquetPart, CancellationToken cancellationToken)
    {
        var part = Path.GetFullPath(parquetPart);
        var folder = Path.GetDirectoryName(part)!;
        Directory.CreateDirectory(folder);
        using var work = new WorkFolder(folder);
        using var session = new DuckDbSession(work.Path, cancellationToken);
        session.Execute($"CREATE TABLE rows ({string.Join(", ", schema.Fields.Select(field => $"{Sql.Name(field.Name)} {Sql.TypeOf(field.Type)}"))})");
        var count = session.Append("rows", schema, rows);
        if (count == 0)
            return 0;

        var written = work.File("rows.parquet");
        session.Execute(ParquetPart.Copy("SELECT * FROM rows", written, schema));
        File.Move(written, part, overwrite: true);
        return count;
    }
}
