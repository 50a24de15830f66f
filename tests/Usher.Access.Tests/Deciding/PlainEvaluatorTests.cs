using System.Collections.Concurrent;
using CsCheck;
using Usher.Access.Callers;
using Usher.Access.Deciding;

namespace Usher.Access.Tests.Deciding;

/// <summary>The evaluator held against the plain one, on questions that nobody thought of.</summary>
public sealed class PlainEvaluatorTests
{
    private const int Questions = 5_000;

    [Fact]
    public void The_evaluator_decides_as_the_guide_tells_it()
    {
        var byCaller = new ConcurrentDictionary<(CallerKind, Outcome), int>();
        var byLayer = new ConcurrentDictionary<(PolicyLayer, Outcome), int>();
        RandomQuestions.All.Sample(
            request =>
            {
                var decision = PolicyEvaluator.Decide(request);
                byCaller.AddOrUpdate((request.Caller.Kind, decision.Outcome), 1, (_, count) => count + 1);
                byLayer.AddOrUpdate((decision.Layer, decision.Outcome), 1, (_, count) => count + 1);
                return decision.Outcome == new PlainEvaluator(request).Decide();
            },
            iter: Questions,
            print: Print);

        // A sample in which nearly everything is refused would show nothing: each caller meets each answer, each layer denies and refuses.
        foreach (var outcome in Enum.GetValues<Outcome>())
        {
            foreach (var kind in Enum.GetValues<CallerKind>())
                AssertOften(byCaller.GetValueOrDefault((kind, outcome)), $"{kind}, {outcome}");
            foreach (var layer in Enum.GetValues<PolicyLayer>().Where(layer => layer is PolicyLayer.None == outcome is Outcome.Allowed))
                AssertOften(byLayer.GetValueOrDefault((layer, outcome)), $"{outcome} by {layer}");
        }
    }

    // The rarest of them comes about 28 times in 5,000 questions: fewer than 5 comes once in ten million runs.
    private static void AssertOften(int count, string what) => Assert.True(count >= Questions / 1_000, $"{what}: {count} of {Questions}");

    private static string Print(AccessRequest request)
    {
        var caller = request.Caller;
        var policies = caller.IdentityPolicies.Select(policy => "identity " + policy.Document.Text)
            .Append("boundary " + caller.PermissionsBoundary?.Document.Text)
            .Concat(caller.SessionPolicies.Select(policy => "session " + policy.Document.Text))
            .Append("resource " + request.ResourcePolicy?.Document.Text);
        var context = request.Context.Names.Select(name => $"{name}=[{string.Join(", ", request.Context.Find(name)!)}]");
        return $"{caller.Kind} {caller.Arn} {request.Action} {request.Resource} of '{request.ResourceAccount}' {string.Join(' ', context)}\n{string.Join('\n', policies)}\n{PolicyEvaluator.Decide(request)}, plainly {new PlainEvaluator(request).Decide()}\n";
    }
}
