namespace Usher.Datasets.Imports;

/// <summary>
/// Which files of a folder are data, on a disk and in a bucket alike. Programs that write data leave marks, checksums and lists beside it: files without content, names that begin with
/// '.' or '_' (_SUCCESS, .part-0.csv.crc, .DS_Store), *.metadata, *.manifest and checksums are not read. A file that is named alone is always read.
/// </summary>
public sealed class FolderFiles
{
    private const int Shown = 5;

    private static readonly string[] Companions = [".metadata", ".manifest", ".crc", ".md5", ".sha1", ".sha256", ".sha512", "md5sums", "sha1sums", "sha256sums", "sha512sums"];

    private static readonly string[] DataEndings = [".csv", ".csv.gz", ".parquet"];

    private readonly List<string> _unexpected = [];
    private int _leftOut;

    /// <summary>What a user may not expect: files left out that look like data.</summary>
    public IReadOnlyList<string> Warnings => _unexpected.Count == 0
        ? []
        : [$"{Files(_unexpected.Count)} of the folder {(_unexpected.Count == 1 ? "was" : "were")} left out: {Text(_unexpected)}. Rename those that are data."];

    /// <summary>Behind "there are no files": those that were there and are none to read. Empty where there were none.</summary>
    public string Others => _leftOut == 0 ? "" : $" {Files(_leftOut)} {(_leftOut == 1 ? "was" : "were")} left out{(_unexpected.Count == 0 ? " as marks, lists or checksums" : $", such as {Text(_unexpected)}")}.";

    /// <summary>Whether a file is read.</summary>
    /// <param name="name">Its name, without folders.</param>
    /// <param name="size">Its length in bytes.</param>
    public bool Takes(string name, long size)
    {
        if (WhyNot(name, size) is not { } reason)
            return true;

        _leftOut++;
        if (IsUnexpected(name))
            _unexpected.Add($"{name} ({reason})");
        return false;
    }

    private static string? WhyNot(string name, long size) =>
        name.Length == 0 || name[0] is '.' or '_' ? $"its name begins with '{(name.Length == 0 ? "" : name[..1])}'"
        : Companions.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) ? "a mark, a list or a checksum by its name"
        : size == 0 ? "it is empty"
        : null;

    // macOS puts its own facts of a file beside it, under the file's whole name behind "._".
    private static bool IsUnexpected(string name) =>
        !name.StartsWith("._", StringComparison.Ordinal) && DataEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static string Files(int count) => count == 1 ? "1 file" : $"{count:N0} files";

    private static string Text(List<string> names) => string.Join(", ", names.Take(Shown)) + (names.Count > Shown ? $" and {names.Count - Shown:N0} more" : "");
}
