namespace Usher.Datasets.Imports;

/// <summary>A file to read and the names of its columns; <see cref="SourceReader"/> finds them.</summary>
/// <param name="Name">The path as the user gave it, for messages.</param>
/// <param name="Header">The first line's cells.</param>
internal sealed record CsvFile(string Name, IReadOnlyList<string> Header)
{
    /// <summary>What DuckDB reads: the file itself, or a copy of it in plainer form.</summary>
    public string ReadFrom { get; init; } = Name;

    /// <summary>Whether it was written here in plain form: a backslash in it is a backslash.</summary>
    public bool IsPlain { get; init; }
}
