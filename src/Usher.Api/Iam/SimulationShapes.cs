using Usher.Access.Policies;
using Usher.Access.Simulating;
using Usher.Wire.Iam;

namespace Usher.Api.Iam;

/// <summary>Writes simulations as IAM's answers spell them.</summary>
internal static class SimulationShapes
{
    public static SimulatePolicyResponse Of(SimulationPage page) =>
        new() { EvaluationResults = [.. page.EvaluationResults.Select(Of)], IsTruncated = page.IsTruncated, Marker = page.Marker };

    private static Wire.Iam.EvaluationResult Of(Access.Simulating.EvaluationResult result) => new()
    {
        EvalActionName = result.EvalActionName,
        EvalResourceName = result.EvalResourceName,
        EvalDecision = result.EvalDecision,
        MatchedStatements = [.. result.MatchedStatements.Select(Of)],
        MissingContextValues = result.MissingContextValues,
        PermissionsBoundaryDecisionDetail = Boundary(result.AllowedByPermissionsBoundary),
        EvalDecisionDetails = result.EvalDecisionDetails is { } details ? new Dictionary<string, string>(details) : null,
        ResourceSpecificResults = result.ResourceSpecificResults.Count == 0 ? null : [.. result.ResourceSpecificResults.Select(Of)],
    };

    private static Wire.Iam.ResourceSpecificResult Of(Access.Simulating.ResourceSpecificResult result) => new()
    {
        EvalResourceName = result.EvalResourceName,
        EvalResourceDecision = result.EvalResourceDecision,
        MatchedStatements = [.. result.MatchedStatements.Select(Of)],
        MissingContextValues = result.MissingContextValues,
        EvalDecisionDetails = new Dictionary<string, string>(result.EvalDecisionDetails),
        PermissionsBoundaryDecisionDetail = Boundary(result.AllowedByPermissionsBoundary),
    };

    private static Wire.Iam.Statement Of(SimulatedStatement statement) => new()
    {
        SourcePolicyId = statement.SourcePolicyId,
        SourcePolicyType = statement.SourcePolicyType,
        StartPosition = Of(statement.StartPosition),
        EndPosition = Of(statement.EndPosition),
    };

    private static Wire.Iam.Position Of(TextPosition position) => new() { Line = position.Line, Column = position.Column };

    private static PermissionsBoundaryDecisionDetail? Boundary(bool? allowed) => allowed is { } it ? new() { AllowedByPermissionsBoundary = it } : null;
}
