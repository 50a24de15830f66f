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

    public static async Task<OpenBuckets> OpenAsync()
    {
        var folder = new DataFolder();
        return new(await folder.OpenBucketsAsync(), folder);
    }

    public async Task<FileBuckets> OpenBucketsAsync() =>
        _open = await FileBuckets.OpenAsync(Contents, SqliteObjectIndex.Open(Path.Combine(Root, "objects.db")), TimeProvider.System, TestContext.Current.CancellationToken);

    public async Task<FileBuckets> ReopenAsync()
    {
        await _open!.DisposeAsync();
        return await OpenBucketsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_open is not null)
            await _open.DisposeAsync();
        Directory.Delete(Root, recursive: true);
    }
}
