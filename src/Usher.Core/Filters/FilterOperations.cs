using Usher.Core.Errors;
using Usher.Core.Naming;
using Usher.Core.Quotas;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Filters;
using Usher.Filters.Expressions;
using Usher.Filters.Parsing;
using Usher.Wire.Personalize;

namespace Usher.Core.Filters;

/// <summary>CreateFilter, DescribeFilter, ListFilters, DeleteFilter. A filter never changes.</summary>
public sealed class FilterOperations(ServiceRecords records, Pages pages, ServiceQuotas quotas, Jobs.Jobs jobs)
{
    /// <remarks>Mistakes of the expression are refused at once and not by a filter that is CREATE FAILED, so that callers see them in the response.</remarks>
    public async Task<CreateFilterResponse> CreateAsync(CreateFilterRequest request, PersonalizeArns at, CancellationToken cancellationToken)
    {
        PersonalizeArn.Require(request.DatasetGroupArn, "datasetGroupArn", PersonalizeKind.DatasetGroup);
        var tags = TagRules.Check(request.Tags);
        var arn = at.Of(PersonalizeKind.Filter, request.Name).ToString();
        await records.ChangeAsync(
            before =>
            {
                var group = before.Get<DatasetGroupResource>(request.DatasetGroupArn);
                var filter = Compile(request.FilterExpression, group.Arn, before);
                var others = before.Of<FilterResource>().Where(other => other.DatasetGroupArn == group.Arn && other.Arn != arn).ToArray();
                before.CheckQuota<FilterResource>(
                    arn, quotas.FiltersInGroup, other => other.DatasetGroupArn == group.Arn,
                    $"The dataset group {group.Arn} has {quotas.FiltersInGroup} filters, as many as are allowed. Delete one; values that change from request to request can be placeholders, such as $GENRE.");
                CheckFields(filter, others);

                var now = records.Now;
                var shape = new Wire.Personalize.Filter
                {
                    Name = request.Name,
                    FilterArn = arn,
                    DatasetGroupArn = group.Arn,
                    FilterExpression = request.FilterExpression,
                    Status = Statuses.CreatePending,
                    CreationDateTime = now,
                    LastUpdatedDateTime = now,
                };
                return before.Add(new FilterResource(shape) { Tags = tags });
            },
            cancellationToken);
        await jobs.WakeAsync(arn);
        return new() { FilterArn = arn };
    }

    public DescribeFilterResponse Describe(DescribeFilterRequest request) => new() { Filter = records.Current.Get<FilterResource>(request.FilterArn).Shape };

    public ListFiltersResponse List(ListFiltersRequest request, PersonalizeArns at)
    {
        var (page, next) = pages.Cut<FilterResource>("filters", records.Current, at, request.MaxResults, request.NextToken, request.DatasetGroupArn, filter => filter.DatasetGroupArn);
        return new() { Filters = [.. page.Select(filter => Summary(filter.Shape))], NextToken = next };
    }

    /// <remarks>A request that has begun with the filter is answered with it.</remarks>
    public Task DeleteAsync(DeleteFilterRequest request, CancellationToken cancellationToken) =>
        records.ChangeAsync(before => before.Without([before.Get<FilterResource>(request.FilterArn)]), cancellationToken);

    private static Usher.Filters.Expressions.Filter Compile(string expression, string groupArn, ServiceSnapshot snapshot)
    {
        try
        {
            return CompiledFilter.Of(expression, groupArn, snapshot).Filter;
        }
        catch (FilterException fault)
        {
            throw ServiceErrors.InvalidInput($"Could not create filter. {fault.Message}");
        }
    }

    private void CheckFields(Usher.Filters.Expressions.Filter filter, IEnumerable<FilterResource> others)
    {
        var fields = others.SelectMany(other => NamesOf(FilterParser.Parse(other.Shape.FilterExpression!))).Concat(NamesOf(filter)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal).ToArray();
        if (fields.Length > quotas.FilterFieldsInGroup)
        {
            throw ServiceErrors.LimitExceeded(
                $"With this filter the filters of the dataset group would read {fields.Length} different columns; {quotas.FilterFieldsInGroup} are allowed: {string.Join(", ", fields)}. Delete filters that are not used.");
        }
    }

    private static IEnumerable<string> NamesOf(Usher.Filters.Expressions.Filter filter) =>
        filter.Fields.Where(field => field.Dataset is not (FilterDataset.CurrentUser or FilterDataset.CurrentItem)).Select(field => field.ToString());

    private static FilterSummary Summary(Wire.Personalize.Filter filter) => new()
    {
        Name = filter.Name,
        FilterArn = filter.FilterArn,
        DatasetGroupArn = filter.DatasetGroupArn,
        Status = filter.Status,
        CreationDateTime = filter.CreationDateTime,
        LastUpdatedDateTime = filter.LastUpdatedDateTime,
        FailureReason = filter.FailureReason,
    };
}
