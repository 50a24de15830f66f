using Usher.Datasets.Schemas;
using Usher.Datasets.Tables;

namespace Usher.Datasets.Matching;

/// <summary>Compares the ids of two datasets, and looks for the cause where few match.</summary>
internal sealed class IdComparison(DuckDbSession session, string id, IdComparison.Side here, IdComparison.Side there)
{
    /// <summary>A dataset and the files it lies in.</summary>
    internal sealed record Side(DatasetType Type, IReadOnlyList<string> Parts);

    public IdMatch Compare()
    {
        Collect("here", here);
        Collect("there", there);
        var counts = (Here: session.Count("SELECT count(*) FROM here"), There: session.Count("SELECT count(*) FROM there"), Both: Matching(id => id, id => id));
        var cause = IdMatch.AreFew(counts.Both, counts.Here, counts.There) ? Cause(counts.Both, Math.Min(counts.Here, counts.There)) : null;
        return new(id, here.Type, there.Type, counts.Here, counts.There, counts.Both, cause);
    }

    private void Collect(string table, Side side) =>
        session.Execute($"CREATE OR REPLACE TEMP TABLE {table} AS SELECT DISTINCT {id} AS id FROM {ParquetPart.From(side.Parts)} WHERE {id} IS NOT NULL");

    private long Matching(Func<string, string> one, Func<string, string> other) =>
        session.Count($"SELECT count(*) FROM (SELECT DISTINCT {one("id")} AS id FROM here) SEMI JOIN (SELECT DISTINCT {other("id")} AS id FROM there) USING (id)");

    // A cause explains at least half of what could match.
    private string Cause(long matching, long max)
    {
        var found = IdSpelling.All(Range("here"), Range("there"))
            .Select(spelling => (Spelling: spelling, Count: Matching(spelling.Here, spelling.There)))
            .Where(tried => tried.Count > matching && tried.Count * 2 >= max)
            .OrderByDescending(tried => tried.Count)
            .FirstOrDefault();
        if (found.Spelling is { } cause)
        {
            var (one, other) = session.Query(
                $"SELECT here.id, there.id FROM here JOIN there ON {cause.Here("here.id")} = {cause.There("there.id")} WHERE here.id <> there.id ORDER BY ALL LIMIT 1",
                row => (row.GetString(0), row.GetString(1)))[0];
            return $"{here.Type} has {IdMatch.Shown(one)} where {there.Type} has {IdMatch.Shown(other)}. The likely cause: {cause.Explain(Whose(cause), found.Count)}";
        }

        var differ = $"{here.Type} has ids such as {IdMatch.Shown(Range("here").First)}, {there.Type} such as {IdMatch.Shown(Range("there").First)}.";
        return ColumnCause(here, "here", there, "there", max) is { } column ? $"{differ} The likely cause: {column}"
            : ColumnCause(there, "there", here, "here", max) is { } swapped ? $"{differ} The likely cause: {swapped}"
            : $"{differ} Their spelling does not explain it: check that both files speak of the same ids.";
    }

    private (string First, string Last) Range(string table) => session.Query($"SELECT min(id), max(id) FROM {table}", row => (row.GetString(0), row.GetString(1)))[0];

    private string Whose(IdSpelling cause)
    {
        var differ = (Here: Differs("here", cause.Here), There: Differs("there", cause.There));
        return differ is (true, true) ? $"{here.Type} and {there.Type}" : differ.Here ? $"{here.Type}" : $"{there.Type}";
    }

    private bool Differs(string table, Func<string, string> without) => session.Count($"SELECT count(*) FROM {table} WHERE {without("id")} <> id") > 0;

    // Only a column that could be an id: about as many values as there are ids.
    private string? ColumnCause(Side side, string table, Side other, string otherTable, long max)
    {
        var schema = ParquetPart.ReadSchema(session, side.Parts[^1]);
        foreach (var field in schema.Fields.Where(field => field.Name != id && !field.Name.EndsWith("TIMESTAMP", StringComparison.Ordinal) && field.Type is FieldType.String or FieldType.Int or FieldType.Long))
        {
            var values = $"(SELECT DISTINCT CAST({Sql.Name(field.Name)} AS VARCHAR) AS id FROM {ParquetPart.From(side.Parts)})";
            var count = session.Count($"SELECT count(*) FROM {values} SEMI JOIN {otherTable} USING (id)");
            if (count * 2 >= max && count > 0 && session.Count($"SELECT count(*) FROM {values}") * 2 >= session.Count($"SELECT count(*) FROM {table}"))
                return $"the column {field.Name} of {side.Type} holds the ids: {count:N0} of its values are {id}s of {other.Type}. Give it the name {id}.";
        }

        return null;
    }
}
