using System.Globalization;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Usher.Core.Records;
using Usher.Metering.Usage;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Budgets;

/// <summary>Checks the budgets every few minutes, and raises each alert once a month: in the log, and with the webhook.</summary>
public sealed partial class BudgetWatch(BudgetOperations budgets, IBudgetStore store, BudgetWebhook webhook, ServiceRecords records, TimeProvider clock, ILogger<BudgetWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>Checks the budgets now.</summary>
    public async Task LookAsync(CancellationToken cancellationToken)
    {
        if ((await store.ReadBudgetsAsync(cancellationToken)).Count == 0)
            return;

        var month = UsageRange.MonthOf(records.Now);
        var now = await budgets.DescribeAsync();
        var raised = await store.ReadAlertsAsync(month, cancellationToken);
        // In parallel, so that a slow webhook does not delay the alerts of other budgets.
        await Task.WhenAll(now.Budgets.Select(LookAtAsync));

        async Task LookAtAsync(BudgetState state)
        {
            foreach (var threshold in BudgetThresholds.Reached(state.Budget.Monthly, state.Spent, state.Forecast))
                await RaiseAsync(state, threshold, month, now.Currency, raised, cancellationToken);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Failed(log, fault);
            }
        }
    }

    private async Task RaiseAsync(BudgetState state, string threshold, DateTimeOffset month, string currency, IReadOnlyList<RaisedAlert> raised, CancellationToken cancellationToken)
    {
        var budget = state.Budget;
        var alert = raised.FirstOrDefault(one => one.Budget == budget.Name && one.Threshold == threshold && one.Monthly == budget.Monthly);
        if (alert is { IsDelivered: true })
            return;

        var text = Text(state, threshold, currency);
        if (alert is null)
        {
            Raised(log, text);
            alert = new(budget.Name, month, threshold, budget.Monthly, IsDelivered: budget.Webhook is null);
            await store.PutAsync(alert);
        }

        if (budget.Webhook is { } address && await webhook.SendAsync(address, Told(state, threshold, month, currency, text), cancellationToken))
            await store.PutAsync(alert with { IsDelivered = true });
    }

    private static BudgetAlert Told(BudgetState state, string threshold, DateTimeOffset month, string currency, string text) => new()
    {
        Budget = state.Budget.Name,
        Month = month.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        Threshold = threshold,
        Monthly = state.Budget.Monthly,
        Spent = state.Spent,
        Forecast = state.Forecast,
        Currency = currency,
        Text = text,
    };

    private static string Text(BudgetState state, string threshold, string currency)
    {
        var (budget, spent) = ($"{state.Budget.Monthly:0.00} {currency}", $"{state.Spent:0.00}");
        return threshold == BudgetThresholds.Forecast
            ? $"Budget {state.Budget.Name}: at the end of the month {state.Forecast:0.00} of {budget} will be used, {spent} are now."
            : $"Budget {state.Budget.Name}: {spent} of {budget} are used, {threshold} % or more.";
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Text} These are costs as on AWS; 'usher usage' shows them.")]
    private static partial void Raised(ILogger log, string text);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Budgets could not be looked at; it is tried again in a while.")]
    private static partial void Failed(ILogger log, Exception fault);
}
