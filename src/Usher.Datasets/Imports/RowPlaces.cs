namespace Usher.Datasets.Imports;

/// <summary>Finds where rows that were read stand in their files.</summary>
internal static class RowPlaces
{
    /// <summary>Walks over the files up to the last row that is asked for.</summary>
    /// <param name="files">In the order they were read.</param>
    /// <param name="rows">Numbers among all rows read, from 0, in order; some may come twice.</param>
    /// <returns>For each the number of its file and the line that it begins on.</returns>
    public static IEnumerable<(int File, long Line)> Of(IReadOnlyList<CsvFile> files, IEnumerable<long> rows)
    {
        using var places = All(files).GetEnumerator();
        var at = -1L;
        foreach (var row in rows)
        {
            while (at < row && places.MoveNext())
                at++;
            yield return at == row ? places.Current : throw new InvalidDataException($"Row {row + 1} of {files[^1].Name} was read and is not there any more. Import files that nobody writes to.");
        }
    }

    // In a file of one column a blank line is a row with an empty cell.
    private static IEnumerable<(int File, long Line)> All(IReadOnlyList<CsvFile> files) => files.SelectMany((file, number) => CsvRecord
        .In(file.ReadFrom)
        .Where(record => record.Number > 1 && (!record.IsBlank || file.Header.Count == 1))
        .Select(record => (number, record.Line)));
}
