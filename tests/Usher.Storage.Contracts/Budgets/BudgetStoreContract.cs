using Usher.Metering.Budgets;
using Usher.Wire.UsherApi;

namespace Usher.Storage.Contracts.Budgets;

/// <summary>The rules of <see cref="IBudgetStore"/> that every implementation keeps.</summary>
public abstract class BudgetStoreContract : IAsyncLifetime
{
    private static readonly DateTimeOffset Month = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private IBudgetStore _store = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _store = await OpenAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Opens the store; called again, closes it and opens it on the same data, as a server does that starts again.</summary>
    protected abstract Task<IBudgetStore> OpenAsync();

    [Fact]
    public async Task Budgets_and_their_alerts_survive_until_they_are_deleted()
    {
        var budget = new Budget { Name = "team", Monthly = 12.5m, Webhook = "https://chat.example.com/42" };
        await _store.PutAsync(budget with { Monthly = 10 });
        await _store.PutAsync(budget);
        await _store.PutAsync(new RaisedAlert("team", Month, "50", 12.50m, IsDelivered: false));
        await _store.PutAsync(new RaisedAlert("team", Month, "50", 12.5m, IsDelivered: true));

        _store = await OpenAsync();

        Assert.Equal([budget], await _store.ReadBudgetsAsync(Stop));
        Assert.Equal([new("team", Month, "50", 12.5m, IsDelivered: true)], await AlertsAsync());
        Assert.Empty(await AlertsAsync(Month.AddMonths(1)));

        await _store.DeleteBudgetAsync("team");
        Assert.Empty(await _store.ReadBudgetsAsync(Stop));
        Assert.Empty(await AlertsAsync());
    }

    [Fact]
    public async Task Budgets_come_by_name()
    {
        foreach (var name in (string[])["b", "a", "B"])
            await _store.PutAsync(new Budget { Name = name, Monthly = 1 });

        Assert.Equal(["B", "a", "b"], (await _store.ReadBudgetsAsync(Stop)).Select(budget => budget.Name));
    }

    [Fact]
    public async Task An_alert_is_kept_once_for_each_budget_month_threshold_and_amount()
    {
        RaisedAlert[] alerts =
        [
            new("team", Month, "50", 10, IsDelivered: true),
            new("team", Month, "80", 10, IsDelivered: true),
            new("team", Month, "50", 20, IsDelivered: true),
            new("other", Month, "50", 10, IsDelivered: true),
        ];
        foreach (var alert in alerts.Concat(alerts).Append(new("team", Month.AddMonths(-1), "50", 10, IsDelivered: true)))
            await _store.PutAsync(alert);

        Assert.Equal(alerts.ToHashSet(), (await AlertsAsync()).ToHashSet());
        Assert.Equal(4, (await AlertsAsync()).Count);
        Assert.Single(await AlertsAsync(Month.AddMonths(-1)));
    }

    [Fact]
    public async Task An_alert_that_is_raised_by_many_at_once_is_there_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _store.PutAsync(new RaisedAlert("team", Month, "50", 10, IsDelivered: false))));

        Assert.Single(await AlertsAsync());
    }

    [Fact]
    public async Task A_budget_that_is_deleted_takes_no_other_ones_alerts_along()
    {
        await _store.PutAsync(new Budget { Name = "team", Monthly = 1 });
        await _store.PutAsync(new Budget { Name = "other", Monthly = 1 });
        await _store.PutAsync(new RaisedAlert("team", Month, "50", 1, IsDelivered: true));
        await _store.PutAsync(new RaisedAlert("other", Month, "50", 1, IsDelivered: true));

        await _store.DeleteBudgetAsync("team");
        await _store.DeleteBudgetAsync("none");

        Assert.Equal(["other"], (await _store.ReadBudgetsAsync(Stop)).Select(budget => budget.Name));
        Assert.Equal(["other"], (await AlertsAsync()).Select(alert => alert.Budget));
    }

    private ValueTask<IReadOnlyList<RaisedAlert>> AlertsAsync(DateTimeOffset? month = null) => _store.ReadAlertsAsync(month ?? Month, Stop);
}
