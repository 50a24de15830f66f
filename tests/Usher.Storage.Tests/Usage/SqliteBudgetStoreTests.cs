using Usher.Contracts;
using Usher.Metering.Budgets;
using Usher.Storage.Contracts.Budgets;
using Usher.Storage.Usage;

namespace Usher.Storage.Tests.Usage;

public sealed class SqliteBudgetStoreTests : BudgetStoreContract
{
    private readonly TemporaryFolder _folder = new();
    private SqliteUsageStore? _store;

    public override ValueTask DisposeAsync()
    {
        _store?.Dispose();
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override Task<IBudgetStore> OpenAsync()
    {
        _store?.Dispose();
        return Task.FromResult<IBudgetStore>(_store = SqliteUsageStore.Open(_folder["usage.db"]));
    }
}
