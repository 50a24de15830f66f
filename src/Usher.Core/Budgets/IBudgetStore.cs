using Usher.Wire.UsherApi;

namespace Usher.Core.Budgets;

/// <summary>Where budgets lie, and the alerts that were raised.</summary>
public interface IBudgetStore
{
    /// <summary>All of them, by name.</summary>
    IReadOnlyList<Budget> ReadBudgets();

    /// <summary>Writes a budget in the place of the one of that name.</summary>
    Task PutAsync(Budget budget);

    /// <summary>Takes a budget and its alerts away.</summary>
    Task DeleteBudgetAsync(string name);

    /// <summary>The alerts of a month.</summary>
    IReadOnlyList<RaisedAlert> ReadAlerts(DateTimeOffset month);

    /// <summary>Writes an alert in the place of the same one.</summary>
    Task PutAsync(RaisedAlert alert);
}
