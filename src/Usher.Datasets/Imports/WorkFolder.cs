using System.Globalization;

namespace Usher.Datasets.Imports;

/// <summary>A folder for what is not finished, beside what it will become; gone with all in it when the work ends, however it ends.</summary>
internal sealed class WorkFolder : IDisposable
{
    private int _next;

    public WorkFolder(string parent)
    {
        Path = System.IO.Path.Combine(parent, $".usher-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A name that was not given out before.</summary>
    public string Next() => (_next++).ToString(CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
