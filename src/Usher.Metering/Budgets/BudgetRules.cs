using System.Text.RegularExpressions;
using Usher.Core.Errors;
using Usher.Wire.UsherApi;

namespace Usher.Metering.Budgets;

/// <summary>Checks budgets.</summary>
internal static partial class BudgetRules
{
    public const int MaxBudgets = 20;
    private const int LongestAddress = 2_048;

    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException.</exception>
    public static Budget Check(Budget budget)
    {
        if (budget.Name is null || !Name().IsMatch(budget.Name))
            throw ServiceErrors.InvalidInput($"name is '{budget.Name}'; 1 to 64 letters, digits, dots, dashes and underscores are allowed.");
        if (budget.Monthly is <= 0 or > 1_000_000_000)
            throw ServiceErrors.InvalidInput($"monthly is {budget.Monthly}; an amount above 0 and up to 1000000000 is allowed.");
        if (budget.Rule is not ("older" or "newer"))
            throw ServiceErrors.InvalidInput($"rule is '{budget.Rule}'; older and newer are allowed.");
        if (budget.Webhook is { } webhook)
            CheckAddress(webhook);
        return budget;
    }

    // A password in the address would be visible to everyone who may read budgets.
    private static void CheckAddress(string webhook)
    {
        if (webhook.Length > LongestAddress || !Uri.TryCreate(webhook, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
            throw ServiceErrors.InvalidInput($"webhook is '{webhook[..Math.Min(webhook.Length, 100)]}'; an address with http or https and at most {LongestAddress:N0} characters is allowed.");
        if (address.UserInfo.Length > 0)
            throw ServiceErrors.InvalidInput("webhook has a name or a password in it; give an address without them.");
    }

    [GeneratedRegex("^[A-Za-z0-9._-]{1,64}\\z")]
    private static partial Regex Name();
}
