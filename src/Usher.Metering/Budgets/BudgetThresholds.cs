namespace Usher.Metering.Budgets;

/// <summary>When somebody is told.</summary>
internal static class BudgetThresholds
{
    public const string Forecast = "forecast";

    private static readonly (string Name, decimal Share)[] Shares = [("50", 0.5m), ("80", 0.8m), ("100", 1m)];

    /// <summary>The thresholds that are reached.</summary>
    /// <param name="monthly">What the month may cost.</param>
    /// <param name="spent">What it has cost.</param>
    /// <param name="forecast">What it will have cost.</param>
    public static IEnumerable<string> Reached(decimal monthly, decimal spent, decimal forecast)
    {
        var reached = Shares.Where(share => spent >= monthly * share.Share).Select(share => share.Name);
        return forecast > monthly ? reached.Append(Forecast) : reached;
    }
}
