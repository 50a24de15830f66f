using System.Globalization;
using Usher.Ranking.Files;

namespace Usher.Datasets.Imports;

/// <summary>A folder for what is not finished, beside what it will become; gone with all in it when the work ends, however it ends.</summary>
internal sealed class WorkFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly ScratchFolder? _scratch;
    private int _next;

    public WorkFolder(string parent)
    {
        Path = System.IO.Path.Combine(parent, $".usher-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Path, OwnerOnly);
    }

    private WorkFolder(ScratchFolder scratch) => (_scratch, Path) = (scratch, scratch.FullName);

    /// <summary>One in the system's folder for temporary files, for what is read once and becomes nothing.</summary>
    public static WorkFolder Temporary() => new(ScratchFolder.Create(ScratchFolder.Import));

    public string Path { get; }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>A name that was not given out before.</summary>
    public string Next() => (_next++).ToString(CultureInfo.InvariantCulture);

    public void Dispose()
    {
        if (_scratch is not null)
            _scratch.Dispose();
        else
            Directory.Delete(Path, recursive: true);
    }
}
