namespace Usher.Metering.Budgets;

/// <summary>The thresholds at which an alert is raised.</summary>
internal static class BudgetThresholds
{
    public const string Forecast = "forecast";

    private static readonly (string Name, decimal Share)[] Shares = [("50", 0.5m), ("80", 0.8m), ("100", 1m)];

    /// <summary>The thresholds that are reached.</summary>
    /// <param name="monthly">The amount of the budget.</param>
    /// <param name="spent">The cost of the month so far.</param>
    /// <param name="forecast">The forecast of the cost of the whole month.</param>
    public static IEnumerable<string> Reached(decimal monthly, decimal spent, decimal forecast)
    {
        var reached = Shares.Where(share => spent >= monthly * share.Share).Select(share => share.Name);
        return forecast > monthly ? reached.Append(Forecast) : reached;
    }
}
