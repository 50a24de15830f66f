using System.Globalization;

namespace Usher.Api.Auditing;

/// <summary>The day files of the audit trail: <c>2026-11-23.jsonl</c>, days of UTC.</summary>
internal sealed class AuditFiles(string folder)
{
    private const string Suffix = ".jsonl";
    private const string DayForm = "yyyy-MM-dd";

    public string Folder => folder;

    public string PathOf(DateOnly day) => Path.Combine(folder, day.ToString(DayForm, CultureInfo.InvariantCulture) + Suffix);

    /// <summary>The days that have a file, newest first.</summary>
    public IReadOnlyList<DateOnly> Days() =>
        Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*" + Suffix).Select(DayOf).OfType<DateOnly>().OrderDescending()] : [];

    /// <summary>Deletes the files of days before this one.</summary>
    public void DeleteBefore(DateOnly day)
    {
        foreach (var old in Days().Where(known => known < day))
            File.Delete(PathOf(old));
    }

    private static DateOnly? DayOf(string path) =>
        DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(path), DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
