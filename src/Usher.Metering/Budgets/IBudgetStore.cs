using Usher.Wire.UsherApi;

namespace Usher.Metering.Budgets;

/// <summary>Stores budgets and the alerts that were raised.</summary>
public interface IBudgetStore
{
    /// <summary>All budgets, by name.</summary>
    ValueTask<IReadOnlyList<Budget>> ReadBudgetsAsync(CancellationToken cancellationToken);

    /// <summary>Writes a budget; it replaces the one of that name. When the task completes it survives a crash.</summary>
    Task PutAsync(Budget budget);

    /// <summary>Deletes a budget with its alerts. Nothing happens if there is none of that name.</summary>
    Task DeleteBudgetAsync(string name);

    /// <summary>The alerts of a month.</summary>
    /// <param name="month">The beginning of the month.</param>
    /// <param name="cancellationToken">Cancels the read.</param>
    ValueTask<IReadOnlyList<RaisedAlert>> ReadAlertsAsync(DateTimeOffset month, CancellationToken cancellationToken);

    /// <summary>Writes an alert; it replaces the one of the same budget, month, threshold and monthly amount. When the task completes it survives a crash.</summary>
    Task PutAsync(RaisedAlert alert);
}
