using Usher.Access.Deciding;

namespace Usher.Access.Policies;

/// <summary>A statement that may be about a request, with what tells at a glance that it is not.</summary>
/// <remarks>
/// A decision goes past a hundred statements and stops at one. What it needs to go past lies here side by side; the statements themselves lie all over the memory, and to look
/// into each of them took three times as long.
/// </remarks>
internal readonly struct Candidate(Statement statement)
{
    private readonly Peek[] _actions = PeeksOf(statement.Action);
    private readonly Peek[] _resources = PeeksOf(statement.Resource);

    public Statement Statement { get; } = statement;

    /// <summary>How many patterns it takes to know, at most.</summary>
    public int Looks => 1 + Statement.Action.Patterns.Length + (Statement.Resource?.Patterns.Length ?? 0) + (Statement.Principal?.Principals.Count ?? 0);

    /// <summary>Whether the statement is about the request.</summary>
    public bool Fits(AccessRequest request) =>
        MayFit(_actions, request.Action, ignoreCase: true)
        && MayFit(_resources, request.Resource, ignoreCase: false)
        && StatementMatch.Fits(Statement, request);

    private static bool MayFit(Peek[] peeks, string value, bool ignoreCase)
    {
        foreach (var peek in peeks)
        {
            if (peek.MayFit(value, ignoreCase))
                return true;
        }

        return peeks.Length == 0;
    }

    // None where it cannot be told: whatever does not fit the patterns fits an element with Not.
    private static Peek[] PeeksOf(PatternElement? element) => element is { IsNegated: false } ? [.. element.Patterns.Select(pattern => pattern.Peek)] : [];
}
