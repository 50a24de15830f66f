using Usher.Buckets.Files;
using Usher.Buckets.Tests.Contract;
using Usher.Storage.Objects;

namespace Usher.Buckets.Tests.Files;

/// <summary>A folder for buckets and their index, gone with the test.</summary>
internal sealed class DataFolder : IAsyncDisposable
{
    private FileBuckets? _open;

    // In memory where that can be had: there fsync costs nothing, and no test cuts the power.
    public string Root { get; } = Directory.Exists("/dev/shm")
        ? Directory.CreateDirectory($"/dev/shm/usher-buckets-{Guid.NewGuid():N}").FullName
        : Directory.CreateTempSubdirectory("usher-buckets-").FullName;

    public string Contents => Path.Combine(Root, "buckets");

    /// <summary>Every file of content, as it lies there.</summary>
    public string[] Files => [.. Directory.EnumerateFiles(Contents, "*", SearchOption.AllDirectories).Where(path => !path.EndsWith(".open", StringComparison.Ordinal))];

    public static Task<OpenBuckets> OpenAsync()
    {
        var folder = new DataFolder();
        return Task.FromResult(new OpenBuckets(folder.Open(), folder));
    }

    public FileBuckets Open() => _open = FileBuckets.Open(Contents, SqliteObjectIndex.Open(Path.Combine(Root, "objects.db")), TimeProvider.System);

    public async Task<FileBuckets> ReopenAsync()
    {
        await _open!.DisposeAsync();
        return Open();
    }

    public async ValueTask DisposeAsync()
    {
        if (_open is not null)
            await _open.DisposeAsync();
        Directory.Delete(Root, recursive: true);
    }
}
