namespace Usher.Ranking.Files;

/// <summary>A folder in the system's folder for temporary files, for this process alone: mode 0700, gone when disposed, and removed by a later process if this one is killed.</summary>
/// <remarks>
/// The folder for temporary files is everybody's. A folder there is taken for a leftover of ours only if its name begins with one of <see cref="Prefixes"/>, this user owns it, and no living process
/// holds the lock on the file in it: a lock goes with its process, however that ends.
/// </remarks>
public sealed class ScratchFolder : IDisposable
{
    /// <summary>How the names of all such folders begin; nothing else may have such a name.</summary>
    public static readonly IReadOnlyList<string> Prefixes = [Job, Demo, Import];

    /// <summary>A job of a trainer and its training set.</summary>
    public const string Job = "usher-job-";

    /// <summary>The data folder of a demo and the files it makes.</summary>
    public const string Demo = "usher-demo-";

    /// <summary>Parts of datasets, and what DuckDB cannot keep in memory.</summary>
    public const string Import = "usher-import-";

    private const string LockName = ".lock";

    // Once in a process is enough: what is left later was left by a process that was alive at the first sweep.
    private static readonly Lazy<int> s_swept = new(() => Sweep(Path.GetTempPath()));

    private readonly FileStream _lock;

    private ScratchFolder(string path, FileStream held) => (FullName, _lock) = (path, held);

    /// <summary>The full path of the folder.</summary>
    public string FullName { get; }

    /// <summary>Makes a folder, after the folders that killed processes left were removed.</summary>
    /// <param name="prefix">One of <see cref="Prefixes"/>.</param>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is not among them, so nobody would sweep the folder.</exception>
    /// <exception cref="IOException">The folder cannot be made.</exception>
    public static ScratchFolder Create(string prefix)
    {
        if (!Prefixes.Contains(prefix))
            throw new ArgumentException($"'{prefix}' is not among {string.Join(", ", Prefixes)}, so a later process would not know the folder for ours.", nameof(prefix));

        Sweep();
        while (true)
        {
            var path = Directory.CreateTempSubdirectory(prefix).FullName;
            if (TryLock(path) is { } held)
                return new(path, held);

            // Another process swept the folder in the moment between its making and its locking.
        }
    }

    /// <summary>Removes what killed processes of this user left, once in this process.</summary>
    /// <returns>How many folders were removed.</returns>
    public static int Sweep() => s_swept.Value;

    /// <inheritdoc/>
    public void Dispose()
    {
        try
        {
            Directory.Delete(FullName, recursive: true);
        }
        catch (IOException)
        {
            // A child that had to be killed may leave a file behind while it dies; the next process sweeps it.
        }
        finally
        {
            _lock.Dispose();
        }
    }

    internal static int Sweep(string parent)
    {
        if (!Directory.Exists(parent))
            return 0;

        var swept = 0;
        var all = new EnumerationOptions { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = true };
        foreach (var path in Prefixes.SelectMany(prefix => Directory.EnumerateDirectories(parent, prefix + "*", all)).ToArray())
        {
            if (IsOurs(path) && TrySweep(path))
                swept++;
        }

        return swept;
    }

    private static bool TrySweep(string path)
    {
        try
        {
            if (!File.Exists(Path.Combine(path, LockName)))
            {
                // Made a moment ago and not locked yet, or left so; or of a version without locks, which may be at work in it. Only an empty one goes.
                Directory.Delete(path);
                return true;
            }

            if (TryLock(path) is not { } held)
                return false;

            using (held)
                Directory.Delete(path, recursive: true);
            return true;
        }
        catch (Exception kept) when (kept is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static FileStream? TryLock(string path)
    {
        var file = Path.Combine(path, LockName);
        try
        {
            var held = new FileStream(file, new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 });
            if (File.Exists(file))
                return held;

            held.Dispose();
            return null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    // Of root too: a folder of another user may have been made so that its removal hits something else.
    private static bool IsOurs(string path)
    {
        try
        {
            return OperatingSystem.IsLinux() && FileOwner.Of(path) == FileOwner.Ours;
        }
        catch (EntryPointNotFoundException)
        {
            // A C library older than statx (glibc 2.28): nothing is swept.
            return false;
        }
    }
}
