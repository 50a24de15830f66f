namespace Usher.Metering.Budgets;

/// <summary>An alert that was raised. There is at most one for each budget, month, threshold and amount, so a budget whose amount was changed can raise it again.</summary>
/// <param name="Budget">The name of the budget.</param>
/// <param name="Month">The beginning of the month.</param>
/// <param name="Threshold">One of <see cref="BudgetThresholds"/>.</param>
/// <param name="Monthly">The amount of the budget.</param>
/// <param name="IsDelivered">Whether the alert was delivered to the webhook, or the budget has none.</param>
public sealed record RaisedAlert(string Budget, DateTimeOffset Month, string Threshold, decimal Monthly, bool IsDelivered);
