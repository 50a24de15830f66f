using Usher.Core.Errors;
using Usher.Core.Filters;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Personalize;

namespace Usher.Core.Serving;

/// <summary>Finds the filters that a request applies.</summary>
internal static class RequestedFilters
{
    /// <summary>The filter that a request names, if it names one, as a list of at most one.</summary>
    /// <param name="arn">filterArn of the request.</param>
    /// <param name="values">filterValues of the request.</param>
    /// <param name="groupArn">The dataset group of the deployment that answers.</param>
    /// <param name="snapshot">The records.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException.</exception>
    public static IReadOnlyList<FilterUse> Of(string? arn, IReadOnlyDictionary<string, string>? values, string groupArn, ServiceSnapshot snapshot)
    {
        if (arn is null)
        {
            return values is null or { Count: 0 }
                ? []
                : throw ServiceErrors.InvalidInput("filterValues was given without filterArn; it gives values to the placeholders of a filter. Leave it out, or add filterArn.");
        }

        PersonalizeArn.Require(arn, "filterArn", PersonalizeKind.Filter);
        var filter = snapshot.Get<FilterResource>(arn);
        if (filter.Status != Statuses.Active)
            throw ServiceErrors.InvalidInput($"The filter {arn} is {filter.Status}; it can be used when it is ACTIVE. aws personalize describe-filter shows it.");
        if (filter.DatasetGroupArn != groupArn)
            throw ServiceErrors.InvalidInput($"The filter {arn} belongs to the dataset group {filter.DatasetGroupArn}, and the request is answered from {groupArn}. Use a filter of that group; aws personalize list-filters shows them.");

        return [new(filter.Shape.FilterExpression!, values)];
    }
}
