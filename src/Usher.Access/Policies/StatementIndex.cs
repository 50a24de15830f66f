namespace Usher.Access.Policies;

/// <summary>The statements of one effect (Allow or Deny) by the service of their actions, so that a decision looks only at the statements about one service.</summary>
internal sealed class StatementIndex
{
    private readonly ulong[] _services;
    private readonly IndexedStatement[][] _statements;
    private readonly IndexedStatement[] _ofAll;

    public StatementIndex(IReadOnlyList<Statement> statements)
    {
        // Each statement is prepared once and shared by its services, so that time and memory stay proportional to the policy.
        var byService = new Dictionary<ulong, List<IndexedStatement>>();
        var ofAll = new List<IndexedStatement>();
        foreach (var statement in statements)
        {
            var one = new IndexedStatement(statement);
            MaxComparisons += one.MaxComparisons;
            if (IsAboutAll(statement))
                ofAll.Add(one);
            else
                Add(byService, one);
        }

        _services = [.. byService.Keys];
        _statements = [.. byService.Values.Select(indexed => indexed.ToArray())];
        _ofAll = [.. ofAll];
    }

    /// <summary>The most patterns that are compared to match all statements, for the step budget.</summary>
    public long MaxComparisons { get; }

    /// <summary>The statements that are about every service.</summary>
    public ReadOnlySpan<IndexedStatement> AboutAll => _ofAll;

    /// <summary>The statements that may be about a service, without those that are about every service.</summary>
    /// <param name="service">From <see cref="ServiceKey"/>.</param>
    public ReadOnlySpan<IndexedStatement> About(ulong service) => _services.AsSpan().IndexOf(service) is >= 0 and var at ? _statements[at] : [];

    private static void Add(Dictionary<ulong, List<IndexedStatement>> byService, IndexedStatement one)
    {
        foreach (var service in one.Statement.Action.Patterns.Select(pattern => ServiceKey.Of(pattern.Text)).Distinct())
        {
            if (!byService.TryGetValue(service, out var indexed))
                byService.Add(service, indexed = []);
            indexed.Add(one);
        }
    }

    private static bool IsAboutAll(Statement statement) => statement.Action.IsNegated || statement.Action.Patterns.Any(pattern => pattern.Text == "*");
}
