using Usher.Access.Simulating;
using Usher.Access.Tests.Deciding;
using Usher.Wire.Errors;

namespace Usher.Access.Tests.Simulating;

public sealed class PolicySimulationTests
{
    private const string Policy = """{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::films/*" } }""";

    [Fact]
    public void Answers_each_pair_of_action_and_resource()
    {
        var page = PolicySimulation.OfCustomPolicy(new() { PolicyInputList = [Policy], ActionNames = ["s3:GetObject", "s3:PutObject"], ResourceArns = [Ask.Film, "arn:aws:s3:::other/x"] });

        Assert.Equal(
            [("s3:GetObject", Ask.Film, "allowed"), ("s3:GetObject", "arn:aws:s3:::other/x", "implicitDeny"), ("s3:PutObject", Ask.Film, "implicitDeny"), ("s3:PutObject", "arn:aws:s3:::other/x", "implicitDeny")],
            page.EvaluationResults.Select(result => (result.EvalActionName, result.EvalResourceName, result.EvalDecision)));
        var matched = Assert.Single(page.EvaluationResults[0].MatchedStatements);
        Assert.Equal(("PolicyInputList.1", "IAM Policy", 1, 42), (matched.SourcePolicyId, matched.SourcePolicyType, matched.StartPosition.Line, matched.StartPosition.Column));
    }

    [Fact]
    public void Or_each_action_by_its_most_restrictive_resource()
    {
        var result = Assert.Single(PolicySimulation.OfCustomPolicy(new() { PolicyInputList = [Policy], ActionNames = ["s3:GetObject"], ResourceArns = [Ask.Film, "arn:aws:s3:::other/x"], Form = SimulationForm.Actions }).EvaluationResults);

        Assert.Equal("implicitDeny", result.EvalDecision);
        Assert.Equal(["allowed", "implicitDeny"], result.ResourceSpecificResults.Select(one => one.EvalResourceDecision));
    }

    [Fact]
    public void Of_a_principal_its_policies_count_but_those_excluded()
    {
        var input = new SimulationInput { ActionNames = ["s3:GetObject"], ResourceArns = [Ask.Film] };
        var source = Ask.User("ana", Ask.Allow("s3:*", "*"));

        Assert.Equal("allowed", PolicySimulation.OfPrincipal(input, source).EvaluationResults[0].EvalDecision);
        Assert.Equal("implicitDeny", PolicySimulation.OfPrincipal(input with { PolicyExclusionList = ["arn:aws:iam::123456789012:policy/p"] }, source).EvaluationResults[0].EvalDecision);
    }

    [Fact]
    public void A_boundary_that_comes_along_bounds_and_is_told()
    {
        var result = PolicySimulation.OfCustomPolicy(new()
        {
            PolicyInputList = [Policy],
            PermissionsBoundaryPolicyInputList = [Policy.Replace("GetObject", "PutObject", StringComparison.Ordinal)],
            ActionNames = ["s3:GetObject"],
            ResourceArns = [Ask.Film],
        }).EvaluationResults[0];

        Assert.Equal("implicitDeny", result.EvalDecision);
        Assert.False(result.AllowedByPermissionsBoundary);
    }

    [Fact]
    public void Keys_that_policies_ask_for_and_the_request_lacks_are_named()
    {
        var policy = Policy.Replace("films/*\"", "films/${aws:username}/*\", \"Condition\": { \"Bool\": { \"aws:SecureTransport\": \"true\" } }", StringComparison.Ordinal);
        var input = new SimulationInput { PolicyInputList = [policy], ActionNames = ["s3:GetObject"], ResourceArns = ["arn:aws:s3:::films/ana/x"] };

        Assert.Equal(["aws:SecureTransport", "aws:username"], PolicySimulation.OfCustomPolicy(input).EvaluationResults[0].ResourceSpecificResults[0].MissingContextValues);
        var complete = PolicySimulation.OfCustomPolicy(input with { ContextEntries = [new("aws:username", ["ana"], "string"), new("aws:SecureTransport", ["true"], "boolean")] }).EvaluationResults[0];
        Assert.Equal("allowed", complete.EvalDecision);
        Assert.Empty(complete.ResourceSpecificResults[0].MissingContextValues);
        Assert.Equal(["aws:SecureTransport", "aws:username"], PolicyContextKeys.Of([policy]));
    }

    [Fact]
    public void A_resource_policy_counts_for_the_caller_it_names()
    {
        var policy = $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "AWS": "arn:aws:iam::{{Ask.Account}}:user/ana" }, "Action": "s3:*", "Resource": "*" } }""";
        var result = PolicySimulation.OfCustomPolicy(new() { ResourcePolicy = policy, CallerArn = $"arn:aws:iam::{Ask.Account}:user/ana", ActionNames = ["s3:PutObject"], ResourceArns = [Ask.Film] }).EvaluationResults[0];

        Assert.Equal("allowed", result.EvalDecision);
        Assert.Equal("Resource Policy", Assert.Single(result.MatchedStatements).SourcePolicyType);
    }

    [Fact]
    public void Answers_come_in_pages()
    {
        var input = new SimulationInput { PolicyInputList = [Policy], ActionNames = ["s3:GetObject", "s3:PutObject", "s3:ListBucket"], MaxItems = 2 };
        var first = PolicySimulation.OfCustomPolicy(input);
        var second = PolicySimulation.OfCustomPolicy(input with { Marker = first.Marker });

        Assert.True(first.IsTruncated);
        Assert.Equal("s3:ListBucket", Assert.Single(second.EvaluationResults).EvalActionName);
        Assert.False(second.IsTruncated);
    }

    [Fact]
    public void Wrong_questions_are_refused()
    {
        var input = new SimulationInput { PolicyInputList = [Policy], ActionNames = ["s3:GetObject"] };

        Assert.All(
            new[] { input with { ActionNames = ["GetObject"] }, input with { ResourceArns = ["films"] }, input with { MaxItems = 0 }, input with { Marker = "x" }, input with { PolicyInputList = ["{"] }, input with { CallerArn = "ana" } },
            wrong => Assert.Equal("InvalidInput", Assert.Throws<AwsException>(() => PolicySimulation.OfCustomPolicy(wrong)).Code));
    }
}
