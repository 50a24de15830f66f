using Usher.Api.Calls;
using Usher.Metering.Budgets;
using Usher.Wire.UsherApi;

namespace Usher.Api.UsherApi;

/// <summary>Budgets: amounts per month that raise an alert.</summary>
internal sealed class BudgetHandlers(BudgetOperations budgets) : IUsherOperationGroup
{
    public IEnumerable<UsherOperation> Operations =>
    [
        new("PutBudget", "PUT", "budgets", PutBudgetAsync),
        new("DescribeBudgets", "GET", "budgets", DescribeBudgetsAsync),
        new("DeleteBudget", "DELETE", "budgets", DeleteBudgetAsync),
    ];

    private async Task PutBudgetAsync(AwsCall call, CancellationToken cancellationToken)
    {
        call.Authorize("usher:PutBudget", "*");
        await call.AnswerAsync(await budgets.PutAsync(await call.ReadAsync<Budget>(cancellationToken)), cancellationToken);
    }

    private async Task DescribeBudgetsAsync(AwsCall call, CancellationToken cancellationToken)
    {
        call.Authorize("usher:DescribeBudgets", "*");
        await call.AnswerAsync(await budgets.DescribeAsync(), cancellationToken);
    }

    private async Task DeleteBudgetAsync(AwsCall call, CancellationToken cancellationToken)
    {
        call.Authorize("usher:DeleteBudget", "*");
        await call.AnswerAsync(await budgets.DeleteAsync(call.Parameter("name", "monthly")), cancellationToken);
    }
}
