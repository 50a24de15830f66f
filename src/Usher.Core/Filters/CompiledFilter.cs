using System.Collections.Concurrent;
using Usher.Core.Datasets;
using Usher.Core.Records;
using Usher.Core.Schemas;
using Usher.Datasets.Schemas;
using Usher.Filters;
using Usher.Filters.Binding;
using Usher.Filters.Checking;
using Usher.Filters.Evaluation;
using Usher.Filters.Expressions;
using Usher.Filters.Parsing;

namespace Usher.Core.Filters;

/// <summary>A filter expression that was read and checked against the schemas of a dataset group.</summary>
internal sealed class CompiledFilter
{
    // Requests repeat their values, such as one genre of a dozen. A filter by the current time has new ones each time.
    private const int MaxBound = 256;

    private static readonly IReadOnlyDictionary<string, string> NoValues = new Dictionary<string, string>();

    private readonly IReadOnlyDictionary<DatasetType, Schema> _schemas;
    private readonly ConcurrentDictionary<string, BoundFilter> _bound = new(StringComparer.Ordinal);

    private volatile ServiceSnapshot? _lastChecked;

    private CompiledFilter(Filter filter, IReadOnlyDictionary<DatasetType, Schema> schemas) => (Filter, _schemas) = (filter, schemas);

    /// <summary>The expression as a tree.</summary>
    public Filter Filter { get; }

    /// <summary>Reads and checks an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="groupArn">The dataset group.</param>
    /// <param name="snapshot">The records, which have the schemas.</param>
    /// <exception cref="FilterException">It cannot be read, breaks a rule, or does not fit the schemas.</exception>
    public static CompiledFilter Of(string expression, string groupArn, ServiceSnapshot snapshot)
    {
        var schemas = SchemasOf(groupArn, snapshot);
        var filter = FilterParser.Parse(expression);
        FilterSchemaRules.Check(filter, type => schemas.GetValueOrDefault(type));
        return new(filter, schemas);
    }

    /// <summary>Whether the schemas of the group are still those that the filter was checked against.</summary>
    public bool IsOf(string groupArn, ServiceSnapshot snapshot)
    {
        // Records change seldom, and this is asked for each request.
        if (ReferenceEquals(snapshot, _lastChecked))
            return true;

        var count = 0;
        foreach (var type in Enum.GetValues<DatasetType>())
        {
            if (snapshot.DatasetOf(groupArn, type) is not { } dataset)
                continue;
            if (!ReferenceEquals(_schemas.GetValueOrDefault(type), snapshot.SchemaOf(dataset)))
                return false;
            count++;
        }

        if (count != _schemas.Count)
            return false;

        _lastChecked = snapshot;
        return true;
    }

    /// <summary>The filter with the values of a request.</summary>
    /// <exception cref="FilterValueException">A value is missing, unknown or of another type.</exception>
    public BoundFilter Bind(IReadOnlyDictionary<string, string>? values)
    {
        var key = values is null or { Count: 0 } ? "" : string.Join('\n', values.OrderBy(value => value.Key, StringComparer.Ordinal).Select(value => $"{value.Key}\n{value.Value}"));
        if (_bound.TryGetValue(key, out var bound))
            return bound;

        var given = values ?? NoValues;
        bound = new(
            this,
            FilterBinding.Bind(Filter, given, field => !ColumnKinds.IsNumber(KindOf(field))),
            [.. Filter.Parts.Where(part => part.IsExcluding && part.Parameters.Any(name => !given.ContainsKey(name)))]);
        if (_bound.Count >= MaxBound)
            _bound.Clear();
        return _bound.GetOrAdd(key, bound);
    }

    /// <summary>How the cells of a column are compared.</summary>
    public ColumnKind KindOf(FieldReference field) => field.Dataset switch
    {
        FilterDataset.Interactions => ColumnKind.EventType,
        FilterDataset.ActionInteractions => ColumnKind.ActionEventType,
        _ => ColumnKinds.Of(FieldOf(field)),
    };

    /// <summary>A column as its schema spells it.</summary>
    public string ColumnOf(FieldReference field) => FieldOf(field).Name;

    private SchemaField FieldOf(FieldReference field) => _schemas[FilterSchemaRules.TypeOf(field.Dataset)].Find(field.Name)!;

    private static Dictionary<DatasetType, Schema> SchemasOf(string groupArn, ServiceSnapshot snapshot)
    {
        var schemas = new Dictionary<DatasetType, Schema>();
        foreach (var type in Enum.GetValues<DatasetType>())
        {
            if (snapshot.DatasetOf(groupArn, type) is { } dataset)
                schemas.Add(type, snapshot.SchemaOf(dataset));
        }

        return schemas;
    }
}
