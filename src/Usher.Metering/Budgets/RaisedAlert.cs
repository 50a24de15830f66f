namespace Usher.Metering.Budgets;

/// <summary>An alert that was raised. There is one of each budget, month, threshold and amount: a budget that is given another amount may alert anew.</summary>
/// <param name="Budget">Its name.</param>
/// <param name="Month">When the month began.</param>
/// <param name="Threshold">One of <see cref="BudgetThresholds"/>.</param>
/// <param name="Monthly">The amount.</param>
/// <param name="IsDelivered">Whether the webhook has it, or there is none.</param>
public sealed record RaisedAlert(string Budget, DateTimeOffset Month, string Threshold, decimal Monthly, bool IsDelivered);
