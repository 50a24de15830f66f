using Usher.Datasets.Cells;
using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Imports;

/// <summary>Makes a schema for a CSV that came without one: names from the header, and for metadata whether all values are numbers.</summary>
internal static class HeaderInference
{
    /// <param name="type">The kind of dataset.</param>
    /// <param name="files">What will be imported.</param>
    /// <param name="workFolder">For files on the way.</param>
    /// <param name="warnings">Gets a line for each column that a few values keep from being numeric.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static Schema Infer(DatasetType type, IReadOnlyList<CsvFile> files, string workFolder, List<string> warnings, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> header = [.. files[0].Header.Where(name => files.All(file => file.Header.Contains(name, StringComparer.OrdinalIgnoreCase))).Distinct()];
        var byName = Schema.ForHeader(type, header);
        if (type is DatasetType.Interactions or DatasetType.ActionInteractions || byName.Fields.Any(field => !header.Contains(field.Name, StringComparer.OrdinalIgnoreCase)))
            return byName;

        string[] metadata = [.. byName.Fields.Select(field => field.Name).Where(name => KnownField.Find(type, name) is null)];
        return Schema.ForHeader(type, header, Observe(type, files, metadata, workFolder, warnings, cancellationToken));
    }

    /// <summary>Long for a column of whole numbers, double for one of numbers, string for any other; a column without a value is left out.</summary>
    private static Dictionary<string, FieldType> Observe(
        DatasetType type, IReadOnlyList<CsvFile> files, string[] metadata, string workFolder, List<string> warnings, CancellationToken cancellationToken)
    {
        var observed = new Dictionary<string, FieldType>();
        if (metadata.Length == 0)
            return observed;

        using var work = new WorkFolder(workFolder);
        using var session = new DuckDbSession(work.Path, cancellationToken);
        var texts = Schema.AllText(metadata);
        var plain = files.Select(file => CsvDialect.InPlainForm(file, work, cancellationToken)).ToArray();
        CsvReading.Execute(session, plain, query => $"CREATE TEMP TABLE cells AS {query}", texts, new CsvSieve(texts, isStrict: false), work, cancellationToken);
        foreach (var name in metadata)
        {
            var cell = Sql.Name(name);
            var (whole, number) = (ValueAs(FieldType.Long), ValueAs(FieldType.Double));
            var counts = session.Query(
                $"""
                SELECT count({cell}), count({whole}), count({number}), count_if(contains({cell}, '.'))::BIGINT,
                    any_value({cell}) FILTER ({number} IS NULL)
                FROM cells
                """,
                row => (All: row.CountOf(0), Whole: row.CountOf(1), Number: row.CountOf(2), WithPoint: row.CountOf(3), Other: row.TextOf(4)))[0];
            if (counts.All == 0)
                continue;

            observed[name] = counts.Whole == counts.All && counts.WithPoint == 0 ? FieldType.Long
                : counts.Number == counts.All ? FieldType.Double
                : FieldType.String;
            if (observed[name] is FieldType.String && counts.Number > 0.9 * counts.All)
            {
                warnings.Add(
                    $"{name} is taken as categories, for {counts.All - counts.Number:N0} of its {counts.All:N0} values are no numbers, such as \"{counts.Other}\". "
                    + "Mend or empty them to have it taken as a number.");
            }

            string ValueAs(FieldType asType)
            {
                var rule = CellRule.Of(type, new SchemaField(name, asType, Nullable: true));
                return rule.Value(rule.Typed(cell));
            }
        }

        return observed;
    }
}
