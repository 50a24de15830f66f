using Usher.Access.Deciding;

namespace Usher.Access.Tests.Deciding;

/// <summary>A question that the evaluator and the plain one answer differently, to be read and to be asked again.</summary>
/// <param name="Series">Of <see cref="RandomQuestions.Case"/>.</param>
/// <param name="Number">Of <see cref="RandomQuestions.Case"/>.</param>
internal sealed record Disagreement(ulong Series, int Number)
{
    /// <summary>Asks a question of both.</summary>
    /// <returns>Null where they agree.</returns>
    public static Disagreement? Of(ulong series, int number, Action<AccessRequest, Decision> seen)
    {
        var request = RandomQuestions.Case(series, number);
        var decision = PolicyEvaluator.Decide(request);
        seen(request, decision);
        return decision.Outcome == new PlainEvaluator(request).Decide() ? null : new(series, number);
    }

    /// <summary>The question with its policies, and both answers.</summary>
    public override string ToString()
    {
        var request = RandomQuestions.Case(Series, Number);
        var caller = request.Caller;
        var policies = caller.IdentityPolicies.Select(policy => "identity  " + policy.Document.Text)
            .Concat(caller.PermissionsBoundary is { } boundary ? ["boundary  " + boundary.Document.Text] : [])
            .Concat(caller.SessionPolicies.Select(policy => "session   " + policy.Document.Text))
            .Concat(request.ResourcePolicy is { } resource ? ["resource  " + resource.Document.Text] : []);
        string[] lines =
        [
            $"Case {Number} of series {Series}: {PolicyEvaluator.Decide(request)}; plainly {new PlainEvaluator(request).Decide()}",
            $"  caller    {caller.Kind} {caller.Arn} {string.Join(' ', caller.Tags.Select(tag => $"{tag.Key}={tag.Value}"))}",
            $"  asks      {request.Action} on {request.Resource} of account '{request.ResourceAccount}'{(request.NeedsResourcePolicy ? ", which its policy must allow" : "")}",
            .. request.Context.Names.Select(name => $"  context   {name} = [{string.Join(", ", request.Context.Find(name)!.Select(value => $"'{value}'"))}]"),
            .. policies.Select(policy => "  " + policy),
        ];
        return string.Join('\n', lines);
    }
}
