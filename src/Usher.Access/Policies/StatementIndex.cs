namespace Usher.Access.Policies;

/// <summary>Statements of one effect, found by the service of an action: of a policy about forty services a decision looks at the statements about one.</summary>
internal sealed class StatementIndex
{
    private readonly ulong[] _services;
    private readonly Candidate[][] _statements;
    private readonly Candidate[] _ofAll;

    public StatementIndex(IReadOnlyList<Statement> statements)
    {
        // Each statement is taken apart once and noted with each of its services, so that neither time nor memory is more than a few times that of the policy itself.
        var byService = new Dictionary<ulong, List<Candidate>>();
        var ofAll = new List<Candidate>();
        foreach (var statement in statements)
        {
            var candidate = new Candidate(statement);
            Looks += candidate.Looks;
            if (IsAboutAll(statement))
                ofAll.Add(candidate);
            else
                Note(byService, candidate);
        }

        _services = [.. byService.Keys];
        _statements = [.. byService.Values.Select(candidates => candidates.ToArray())];
        _ofAll = [.. ofAll];
    }

    /// <summary>How many patterns a decision looks at, at most.</summary>
    public long Looks { get; }

    /// <summary>The statements that are about every service.</summary>
    public ReadOnlySpan<Candidate> AboutAll => _ofAll;

    /// <summary>The statements that may be about a service, without those that are about every service.</summary>
    /// <param name="service">From <see cref="ServiceKey"/>.</param>
    public ReadOnlySpan<Candidate> About(ulong service) => _services.AsSpan().IndexOf(service) is >= 0 and var at ? _statements[at] : [];

    private static void Note(Dictionary<ulong, List<Candidate>> byService, Candidate candidate)
    {
        foreach (var service in candidate.Statement.Action.Patterns.Select(pattern => ServiceKey.Of(pattern.Text)).Distinct())
        {
            if (!byService.TryGetValue(service, out var candidates))
                byService.Add(service, candidates = []);
            candidates.Add(candidate);
        }
    }

    private static bool IsAboutAll(Statement statement) => statement.Action.IsNegated || statement.Action.Patterns.Any(pattern => pattern.Text == "*");
}
