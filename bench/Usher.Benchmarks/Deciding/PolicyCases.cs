using System.Diagnostics;
using System.Globalization;
using Usher.Access.Deciding;
using Usher.Access.Policies;
using Usher.Access.Tests.Deciding;

namespace Usher.Benchmarks.Deciding;

/// <summary>The evaluator held against the plain evaluator of the tests: how many of a million random questions do both decide alike?</summary>
internal static class PolicyCases
{
    private const int Cases = 1_000_000;
    private const ulong Series = 2026;
    private const int MaxShown = 20;

    /// <param name="arguments">How many cases, and of which series; a million of series 2026 by default.</param>
    /// <returns>Whether all agree.</returns>
    public static bool Run(string[] arguments)
    {
        var cases = arguments is [var count, ..] ? int.Parse(count, CultureInfo.InvariantCulture) : Cases;
        var series = arguments is [_, var given] ? ulong.Parse(given, CultureInfo.InvariantCulture) : Series;
        var features = Features.ToDictionary(feature => feature.Key, _ => 0L);
        var outcomes = Enum.GetValues<Outcome>().ToDictionary(outcome => outcome, _ => 0L);
        var began = Stopwatch.GetTimestamp();
        var disagreements = Enumerable.Range(0, cases).Select(number => Disagreement.Of(series, number, Count)).OfType<Disagreement>().ToList();
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;

        Console.WriteLine("| cases | agree | allowed | denied explicitly | denied implicitly | s |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
        Console.WriteLine(FormattableString.Invariant(
            $"| {cases:N0} | {cases - disagreements.Count:N0} | {outcomes[Outcome.Allowed]:N0} | {outcomes[Outcome.ExplicitDeny]:N0} | {outcomes[Outcome.ImplicitDeny]:N0} | {seconds:N0} |"));
        Console.WriteLine();
        Console.WriteLine("| among the cases' policies | cases |");
        Console.WriteLine("| --- | --- |");
        foreach (var (feature, seen) in features)
            Console.WriteLine(FormattableString.Invariant($"| {feature} | {seen:N0} |"));
        foreach (var disagreement in disagreements.Take(MaxShown))
            Console.WriteLine($"\n{disagreement}");
        return disagreements.Count == 0;

        void Count(AccessRequest request, Decision decision)
        {
            outcomes[decision.Outcome]++;
            foreach (var (feature, isIn) in Features)
                features[feature] += isIn(request) ? 1 : 0;
        }
    }

    private static readonly Dictionary<string, Func<AccessRequest, bool>> Features = new()
    {
        ["NotPrincipal with Deny"] = request => Any(request, statement => statement is { Effect: Effect.Deny, Principal.IsNegated: true }),
        ["NotPrincipal with Allow"] = request => Any(request, statement => statement is { Effect: Effect.Allow, Principal.IsNegated: true }),
        ["NotAction"] = request => Any(request, statement => statement.Action.IsNegated),
        ["NotResource"] = request => Any(request, statement => statement.Resource is { IsNegated: true }),
        ["NotPrincipal, NotAction and NotResource in one statement"] = request => Any(request, statement => statement is { Principal.IsNegated: true, Action.IsNegated: true, Resource.IsNegated: true }),
        ["a boundary"] = request => request.Caller.PermissionsBoundary is not null,
        ["session policies"] = request => request.Caller.SessionPolicies.Count > 0,
        ["a role's session"] = request => request.Caller.Role is not null,
        ["a resource policy"] = request => request is { ResourcePolicy: not null, NeedsResourcePolicy: false },
        ["a trust policy"] = request => request is { ResourcePolicy: not null, NeedsResourcePolicy: true },
        ["another account's resource"] = request => request.ResourceAccount.Length > 0 && request.ResourceAccount != request.Caller.Account,
        ["conditions"] = request => Any(request, statement => statement.Conditions.Length > 0),
        ["ForAnyValue or ForAllValues"] = request => Any(request, statement => statement.Conditions.Any(condition => condition.Operator.Set is not ValueSet.One)),
        ["IfExists"] = request => Any(request, statement => statement.Conditions.Any(condition => condition.Operator.IfExists)),
        ["policy variables"] = request => Any(request, statement => statement.Resource?.Patterns.Any(pattern => pattern.Variables.Count > 0) is true || statement.Conditions.Any(condition => condition.Values.Any(value => value.Variables.Count > 0))),
    };

    private static bool Any(AccessRequest request, Func<Statement, bool> isIn)
    {
        var caller = request.Caller;
        NamedPolicy?[] policies = [.. caller.IdentityPolicies, caller.PermissionsBoundary, .. caller.SessionPolicies, request.ResourcePolicy];
        return policies.Any(policy => policy?.Document.Statements.Any(isIn) is true);
    }
}
