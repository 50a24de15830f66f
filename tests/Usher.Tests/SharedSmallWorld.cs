namespace Usher.Tests;

/// <summary>Creates the small world when a class first needs it, and deletes it after the last test.</summary>
public sealed class SharedSmallWorld : IAsyncDisposable
{
    private readonly Lazy<Task<SmallWorldFiles>> _files = new(SmallWorldFiles.CreateAsync);

    internal Task<SmallWorldFiles> GetAsync() => _files.Value;

    public async ValueTask DisposeAsync()
    {
        if (_files is { IsValueCreated: true, Value: { IsCompletedSuccessfully: true } files })
            (await files).Dispose();
    }
}
