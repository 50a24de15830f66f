using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CsCheck;
using Usher.Access.Deciding;
using Usher.Access.Explaining;
using Usher.Access.Policies;
using Usher.Access.Tests.Deciding;

namespace Usher.Access.Tests.Explaining;

/// <summary>What an explanation says to change, changed as an operator would: by editing the policy that it names.</summary>
public sealed class RepairTests
{
    private const int Questions = 3_000;

    [Fact]
    public void The_statements_to_add_in_the_policies_that_are_named_allow_what_nothing_allowed()
    {
        var added = new ConcurrentDictionary<PolicyLayer, int>();
        RandomQuestions.All.Where(request => PolicyEvaluator.Decide(request).Outcome is Outcome.ImplicitDeny).Sample(
            request =>
            {
                added.AddOrUpdate(PolicyEvaluator.Decide(request).Layer, 1, (_, count) => count + 1);
                var mended = AccessExplanation.Of(request, RandomQuestions.IdentityPlace).Fixes.Aggregate(request, Apply);
                return PolicyEvaluator.Decide(mended).IsAllowed && new PlainEvaluator(mended).Decide() is Outcome.Allowed;
            },
            iter: Questions);

        foreach (var layer in new[] { PolicyLayer.Identity, PolicyLayer.Boundary, PolicyLayer.Session, PolicyLayer.Resource, PolicyLayer.Trust })
            Assert.True(added.GetValueOrDefault(layer) >= Questions / 250, $"{layer}: {added.GetValueOrDefault(layer)} of {Questions}");
    }

    [Fact]
    public void Whatever_refuses_all_changes_together_allow() =>
        RandomQuestions.All.Where(request => !PolicyEvaluator.Decide(request).IsAllowed).Sample(
            request =>
            {
                var (fixes, repaired) = Repair.Of(request, RandomQuestions.IdentityPlace);
                return fixes.Count > 0 && PolicyEvaluator.Decide(repaired).IsAllowed;
            },
            iter: Questions);

    // One fewer than what is said is too few.
    [Fact]
    public void Each_statement_to_add_is_needed() =>
        RandomQuestions.All.Where(request => PolicyEvaluator.Decide(request).Outcome is Outcome.ImplicitDeny).Sample(
            request =>
            {
                var fixes = AccessExplanation.Of(request, RandomQuestions.IdentityPlace).Fixes;
                return fixes.All(left => !PolicyEvaluator.Decide(fixes.Where(fix => fix != left).Aggregate(request, Apply)).IsAllowed);
            },
            iter: Questions);

    private static AccessRequest Apply(AccessRequest request, Fix fix)
    {
        var caller = request.Caller;
        return fix.Where switch
        {
            RandomQuestions.IdentityPlace => request with { Caller = caller with { IdentityPolicies = [.. caller.IdentityPolicies, With(null, fix, PolicyKind.Identity)] } },
            RandomQuestions.BoundaryPlace => request with { Caller = caller with { PermissionsBoundary = With(caller.PermissionsBoundary, fix, PolicyKind.Identity) } },
            _ when fix.Where.Contains("session", StringComparison.Ordinal) => request with { Caller = caller with { SessionPolicies = [.. caller.SessionPolicies, With(null, fix, PolicyKind.Identity)] } },
            _ => request with { ResourcePolicy = With(request.ResourcePolicy, fix, request.NeedsResourcePolicy ? PolicyKind.Trust : PolicyKind.Resource) },
        };
    }

    private static NamedPolicy With(NamedPolicy? policy, Fix fix, PolicyKind kind)
    {
        var document = JsonNode.Parse(policy?.Document.Text ?? """{ "Version": "2012-10-17", "Statement": [] }""")!;
        document["Statement"]!.AsArray().Add(JsonNode.Parse(fix.Statement!));
        return new("p", policy?.Where ?? fix.Where, PolicyDocument.Parse(document.ToJsonString(), kind));
    }
}
