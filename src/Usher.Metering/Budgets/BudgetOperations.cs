using Usher.Core.Errors;
using Usher.Core.Records;
using Usher.Metering.Costs;
using Usher.Metering.Usage;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Budgets;

/// <summary>Creates and deletes budgets, and reports how much of each is spent.</summary>
public sealed class BudgetOperations(IBudgetStore store, CostReports costs, ServiceRecords records)
{
    /// <summary>Writes a budget, and replaces one of the same name.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, LimitExceededException.</exception>
    public async Task<Budget> PutAsync(Budget budget)
    {
        BudgetRules.Check(budget);
        if (await store.ReadBudgetsAsync(CancellationToken.None) is { Count: >= BudgetRules.MaxBudgets } all && all.All(one => one.Name != budget.Name))
            throw ServiceErrors.LimitExceeded($"There are {BudgetRules.MaxBudgets} budgets, as many as are allowed. Remove one first.");

        await store.PutAsync(budget);
        return budget;
    }

    /// <summary>Deletes a budget.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">ResourceNotFoundException.</exception>
    public async Task<Budget> DeleteAsync(string name)
    {
        var all = await store.ReadBudgetsAsync(CancellationToken.None);
        var budget = all.FirstOrDefault(one => one.Name == name)
            ?? throw new Usher.Wire.Errors.AwsException("ResourceNotFoundException", $"There is no budget '{name}'{(all.Count == 0 ? "" : $"; there are {string.Join(", ", all.Select(one => one.Name))}")}.");
        await store.DeleteBudgetAsync(name);
        return budget;
    }

    /// <summary>The budgets with what was spent in this month, and the forecast.</summary>
    public async Task<DescribeBudgetsResponse> DescribeAsync()
    {
        var budgets = await store.ReadBudgetsAsync(CancellationToken.None);
        var cost = await costs.DescribeAsync(new());
        var alerts = await store.ReadAlertsAsync(UsageRange.MonthOf(records.Now), CancellationToken.None);
        return new()
        {
            Currency = cost.Prices.Currency,
            Budgets =
            [
                .. budgets.Select(budget => new BudgetState
                {
                    Budget = budget,
                    Spent = Of(cost.Total, budget),
                    Forecast = Of(cost.Forecast.Cost, budget),
                    Alerts = [.. alerts.Where(alert => alert.Budget == budget.Name && alert.Monthly == budget.Monthly).Select(alert => alert.Threshold)],
                }),
            ],
        };
    }

    /// <summary>The cost by the rule of a budget.</summary>
    private static decimal Of(Cost cost, Budget budget) => (budget.Rule == "older" ? cost.Older : cost.Newer) ?? 0;
}
