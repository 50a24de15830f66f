using System.Collections.Concurrent;
using Usher.Core.Errors;
using Usher.Core.Records;
using Usher.Filters;

namespace Usher.Core.Filters;

/// <summary>Keeps filter expressions that were read, so that a request need not read its filter again.</summary>
public sealed class CompiledFilters(ServiceRecords records)
{
    private const int MaxKept = 1_000;

    private readonly ConcurrentDictionary<(string GroupArn, string Expression), CompiledFilter> _kept = [];

    /// <summary>A filter of a dataset group with the values of a request.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException: a value is missing, unknown or of another type, or the filter no longer fits the schemas.</exception>
    internal BoundFilter Bind(string groupArn, FilterUse use)
    {
        try
        {
            return Of(groupArn, use.Expression).Bind(use.Values);
        }
        catch (Exception fault) when (fault is FilterValueException or FilterException)
        {
            throw ServiceErrors.InvalidInput(fault.Message);
        }
    }

    private CompiledFilter Of(string groupArn, string expression)
    {
        var snapshot = records.Current;
        if (_kept.TryGetValue((groupArn, expression), out var filter) && filter.IsOf(groupArn, snapshot))
            return filter;

        if (_kept.Count >= MaxKept)
            _kept.Clear();
        return _kept[(groupArn, expression)] = CompiledFilter.Of(expression, groupArn, snapshot);
    }
}
