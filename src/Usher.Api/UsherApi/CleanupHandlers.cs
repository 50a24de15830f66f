using System.Globalization;
using Usher.Api.Calls;
using Usher.Metering.Cleanup;
using Usher.Wire.Errors;

namespace Usher.Api.UsherApi;

/// <summary>Lists what could be deleted. Deleting is done with the operations of Personalize.</summary>
internal sealed class CleanupHandlers(CleanupPlans plans) : IUsherOperationGroup
{
    public IEnumerable<UsherOperation> Operations => [new("DescribeCleanup", "GET", "cleanup", DescribeCleanupAsync)];

    private async Task DescribeCleanupAsync(AwsCall call, CancellationToken cancellationToken)
    {
        call.Authorize("usher:DescribeCleanup", "*");
        if (call.OptionalParameter("datasetGroup") is { } group)
        {
            await call.AnswerAsync(plans.Group(group), cancellationToken);
            return;
        }

        var text = call.Parameter("idleDays", "7");
        var days = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw new AwsException("InvalidInputException", $"idleDays is '{text}'; a whole number from 1 to {CleanupPlans.MaxDays} is allowed.");
        await call.AnswerAsync(await plans.IdleAsync(days), cancellationToken);
    }
}
