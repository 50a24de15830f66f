using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;
using Usher.Buckets.Files.Index;

namespace Usher.Buckets.Files;

/// <summary>The files of content below one folder: a folder for each bucket, in it up to 256 folders, in them files with names that are made here and nowhere else.</summary>
/// <param name="root">The folder; it is there.</param>
internal sealed class ContentFiles(string root)
{
    private const string Unfinished = ".unfinished";

    // No other start of the program makes the same names, so nothing that lies here is ever overwritten.
    private readonly string _run = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
    private readonly Dictionary<string, int> _readers = [];
    private readonly Dictionary<string, string> _waiting = [];
    private readonly Lock _lock = new();
    private long _count;

    public string Root => root;

    /// <summary>A name for a file to come.</summary>
    public string NewName() => string.Create(CultureInfo.InvariantCulture, $"{_run}-{Interlocked.Increment(ref _count):x4}");

    /// <summary>Opens a file for writing under a name that says it is unfinished.</summary>
    public SafeFileHandle Create(string bucket, string name)
    {
        var path = PathOf(bucket, name);
        EnsureFolder(Path.GetDirectoryName(path)!);
        return File.OpenHandle(path + Unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None);
    }

    /// <summary>Gives a file, whose content is durable, its name durably.</summary>
    public void Finish(string bucket, string name)
    {
        var path = PathOf(bucket, name);
        File.Move(path + Unfinished, path);
        FileSystem.SyncFolder(Path.GetDirectoryName(path)!);
    }

    /// <summary>Drops a file that was not finished, or that nothing names.</summary>
    public void Abandon(string bucket, string name)
    {
        var path = PathOf(bucket, name);
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            return;

        File.Delete(path + Unfinished);
        File.Delete(path);
    }

    /// <summary>Makes a copy that shares the disk's blocks where it can.</summary>
    /// <exception cref="FileNotFoundException">The file was deleted meanwhile.</exception>
    public ContentFile Copy(string bucket, ContentFile file, string target)
    {
        var name = NewName();
        var (source, path) = (PathOf(bucket, file.Name), PathOf(target, name));
        EnsureFolder(Path.GetDirectoryName(path)!);
        if (!FileSystem.TryLink(source, path))
        {
            File.Copy(source, path + Unfinished);
            using (var copy = File.OpenHandle(path + Unfinished, FileMode.Open, FileAccess.ReadWrite))
                RandomAccess.FlushToDisk(copy);
            File.Move(path + Unfinished, path);
        }

        FileSystem.SyncFolder(Path.GetDirectoryName(path)!);
        return file with { Name = name };
    }

    /// <exception cref="FileNotFoundException">The file was deleted meanwhile.</exception>
    public SafeFileHandle Open(string bucket, string name) =>
        File.OpenHandle(PathOf(bucket, name), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.None);

    /// <summary>Keeps files on disk until <see cref="Return"/>, although they may be deleted before.</summary>
    public void Borrow(IReadOnlyList<ContentFile> files)
    {
        lock (_lock)
        {
            foreach (var file in files)
                _readers[file.Name] = _readers.GetValueOrDefault(file.Name) + 1;
        }
    }

    public void Return(IReadOnlyList<ContentFile> files)
    {
        lock (_lock)
        {
            foreach (var file in files)
            {
                if (--_readers[file.Name] > 0)
                    continue;

                _readers.Remove(file.Name);
                if (_waiting.Remove(file.Name, out var bucket))
                    File.Delete(PathOf(bucket, file.Name));
            }
        }
    }

    /// <summary>Deletes files, in their order; those that are borrowed when they are returned.</summary>
    public void Delete(string bucket, IReadOnlyList<ContentFile> files)
    {
        foreach (var file in files)
        {
            lock (_lock)
            {
                if (_readers.ContainsKey(file.Name))
                    _waiting[file.Name] = bucket;
                else
                    File.Delete(PathOf(bucket, file.Name));
            }
        }
    }

    /// <summary>Deletes what a crash left: unfinished files, files that nothing names, and the empty folders of buckets that were deleted.</summary>
    /// <returns>The number of files deleted.</returns>
    public async Task<int> SweepAsync(Func<string, bool> isBucket, Func<string, ValueTask<bool>> isKnown)
    {
        var swept = 0;
        foreach (var bucket in Directory.EnumerateDirectories(root))
        {
            foreach (var path in Directory.EnumerateFiles(bucket, "*", SearchOption.AllDirectories))
            {
                if (await isKnown(Path.GetFileName(path)).ConfigureAwait(false))
                    continue;

                File.Delete(path);
                swept++;
            }

            if (!isBucket(Path.GetFileName(bucket)))
                Directory.Delete(bucket, recursive: true);
        }

        return swept;
    }

    private string PathOf(string bucket, string name) => Path.Combine(root, bucket, name[^2..], name);

    private void EnsureFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;

        Directory.CreateDirectory(folder);
        FileSystem.SyncFolder(Path.GetDirectoryName(folder)!);
        FileSystem.SyncFolder(root);
    }
}
