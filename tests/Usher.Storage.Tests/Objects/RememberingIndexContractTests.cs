using Usher.Buckets.Files.Index;
using Usher.Contracts;
using Usher.Storage.Contracts.Objects;
using Usher.Storage.Objects;

namespace Usher.Storage.Tests.Objects;

/// <summary>The index that servers use: it remembers objects in front of SQLite, and keeps the same rules.</summary>
public sealed class RememberingIndexContractTests : ObjectIndexContract
{
    private readonly TemporaryFolder _folder = new();
    private RememberingIndex? _index;

    public override async ValueTask DisposeAsync()
    {
        await _index!.DisposeAsync();
        _folder.Dispose();
    }

    protected override async Task<IObjectIndex> OpenAsync()
    {
        if (_index is not null)
            await _index.DisposeAsync();
        return _index = new(SqliteObjectIndex.Open(_folder["objects.db"]));
    }
}
