namespace Usher.Access.Policies;

/// <summary>Statements of one effect, found by the service of an action: of a policy about forty services a decision looks at the statements about one.</summary>
internal sealed class StatementIndex
{
    private readonly ulong[] _services;
    private readonly Candidate[][] _statements;
    // Those that are about every service.
    private readonly Candidate[] _others;

    public StatementIndex(IReadOnlyList<Statement> statements)
    {
        _services = [.. statements.SelectMany(ServicesOf).Distinct()];
        _statements = [.. _services.Select(service => statements.Where(statement => IsAboutAll(statement) || ServicesOf(statement).Contains(service)).Select(statement => new Candidate(statement)).ToArray())];
        _others = [.. statements.Where(IsAboutAll).Select(statement => new Candidate(statement))];
    }

    /// <summary>The statements that may be about a service.</summary>
    /// <param name="service">From <see cref="ServiceKey"/>.</param>
    public ReadOnlySpan<Candidate> About(ulong service) => _services.AsSpan().IndexOf(service) is >= 0 and var at ? _statements[at] : _others;

    private static bool IsAboutAll(Statement statement) => statement.Action.IsNegated || statement.Action.Patterns.Any(pattern => pattern.Text == "*");

    private static IEnumerable<ulong> ServicesOf(Statement statement) => IsAboutAll(statement) ? [] : statement.Action.Patterns.Select(pattern => ServiceKey.Of(pattern.Text));
}
