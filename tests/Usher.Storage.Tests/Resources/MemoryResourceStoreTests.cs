using Usher.Core.Records;
using Usher.Storage.Contracts.Resources;

namespace Usher.Storage.Tests.Resources;

/// <summary>The store that tests of other rooms use keeps the rules, too.</summary>
public sealed class MemoryResourceStoreTests : ResourceStoreContract
{
    private readonly MemoryResourceStore _store = new();

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override Task<IResourceStore> OpenAsync() => Task.FromResult<IResourceStore>(_store);
}
