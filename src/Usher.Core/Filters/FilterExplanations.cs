using Usher.Core.Errors;
using Usher.Core.Histories;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Rows;
using Usher.Datasets.Schemas;
using Usher.Filters.Expressions;
using Usher.Wire.Personalize;
using Usher.Wire.UsherApi;

namespace Usher.Core.Filters;

/// <summary>ExplainFilter: counts the items that each condition of a filter keeps, and tells why the filter leaves out items.</summary>
public sealed class FilterExplanations(ServiceRecords records, CompiledFilters compiled, RowTables tables, GroupHistories histories, InteractionReader interactions)
{
    private const int MaxVerdicts = 50;

    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException.</exception>
    public async Task<ExplainFilterResponse> ExplainAsync(ExplainFilterRequest request, CancellationToken cancellationToken)
    {
        if (request.ItemIds is { Count: > MaxVerdicts })
            throw ServiceErrors.InvalidInput($"itemIds has {request.ItemIds.Count} items; at most {MaxVerdicts} can be explained at once.");

        var (groupArn, expression) = FilterOf(request);
        var filter = compiled.Bind(groupArn, new(expression, request.FilterValues));
        if (filter.Target is not FilterTarget.Items)
            throw ServiceErrors.InvalidInput($"The filter '{expression}' filters {filter.Target}; filters of items can be explained.");

        var items = await tables.ItemsOfAsync(groupArn, cancellationToken);
        var subject = new FilterSubject(
            request.UserId,
            request.CurrentItemId,
            filter.ReadsUser ? await tables.OfAsync(groupArn, DatasetType.Users, cancellationToken) : null,
            request.UserId is { Length: > 0 } user && filter.ReadsInteractions ? await interactions.ReadAsync(groupArn, DatasetType.Interactions, user, cancellationToken) : null);
        var counts = new FilterCounts(filter, items, await histories.OfAsync(groupArn, cancellationToken), subject);
        return new()
        {
            Expression = filter.Parts.Count == 0 ? "" : string.Join(" | ", filter.Parts.Select(part => ExpressionText.Of(part.Part))),
            Items = counts.Items,
            Passing = counts.Passing(),
            Parts = [.. filter.Parts.Select(part => Explain(part, counts, subject)), .. filter.LeftOut.Select(part => new ExplainedPart(ExpressionText.Of(part), "NONE", "No value was given for a placeholder of it.", null))],
            Verdicts = [.. (request.ItemIds ?? []).Select(id => FilterVerdicts.Of(filter, id, items, subject))],
        };
    }

    private (string GroupArn, string Expression) FilterOf(ExplainFilterRequest request)
    {
        if (request is { FilterArn: { } arn, FilterExpression: null, DatasetGroupArn: null })
        {
            PersonalizeArn.Require(arn, "filterArn", PersonalizeKind.Filter);
            var filter = records.Current.Get<FilterResource>(arn);
            return (filter.DatasetGroupArn, filter.Shape.FilterExpression!);
        }

        if (request is not { FilterArn: null, FilterExpression: { } expression, DatasetGroupArn: { } groupArn })
            throw ServiceErrors.InvalidInput("Give filterArn, or filterExpression and datasetGroupArn.");

        PersonalizeArn.Require(groupArn, "datasetGroupArn", PersonalizeKind.DatasetGroup);
        return (records.Current.Get<DatasetGroupResource>(groupArn).Arn, expression);
    }

    private static ExplainedPart Explain(BoundPart part, FilterCounts counts, FilterSubject subject) => FilterSets.IsInForce(part, subject)
        ? new(ExpressionText.Of(part.Part), part.Part.IsExcluding ? "EXCLUDE" : "INCLUDE", null, Explain(part, part.Part.Condition, counts))
        : new(ExpressionText.Of(part.Part), "NONE", "The user does not meet its IF.", null);

    private static ExplainedCondition Explain(BoundPart part, Condition condition, FilterCounts counts) => condition is JoinedConditions joined
        ? new(joined.IsAnd ? "AND" : "OR", counts.Meeting(part, condition), [.. joined.Conditions.Select(one => Explain(part, one, counts))])
        : new(ExpressionText.Of(condition), counts.Meeting(part, condition), []);
}
