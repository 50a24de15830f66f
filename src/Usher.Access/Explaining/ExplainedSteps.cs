namespace Usher.Access.Explaining;

/// <summary>The steps of one way, taken together.</summary>
public static class ExplainedSteps
{
    /// <summary>Whether all of them are allowed.</summary>
    public static bool AreAllowed(this IEnumerable<AccessExplanation> steps) => steps.All(step => step.Decision == "allowed");

    /// <summary>The statements to add, in the order of the steps.</summary>
    public static IReadOnlyList<Wire.UsherApi.StatementToAdd> MissingStatements(this IEnumerable<AccessExplanation> steps) =>
        [.. from fix in steps.SelectMany(step => step.Fixes) where fix.Statement is not null select new Wire.UsherApi.StatementToAdd { Policy = fix.Where, Statement = fix.Statement! }];
}
