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

    // 350 KB of policies that all fit, asked for a thousand results: every one of them told every statement.
    [Fact]
    public void A_page_ends_where_its_steps_are_spent_and_the_next_goes_on()
    {
        var policy = $$"""{ "Version": "2012-10-17", "Statement": [{{string.Join(",", Enumerable.Repeat("""{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::f*s/*n*"}""", 1_800))}}] }""";
        var input = new SimulationInput { PolicyInputList = [policy, policy, policy], ActionNames = ["s3:GetObject"], ResourceArns = [.. Enumerable.Range(0, 300).Select(number => $"arn:aws:s3:::films/n{number}")], MaxItems = 300 };

        var names = new List<string>();
        var pages = 0;
        for (string? marker = null; pages == 0 || marker is not null; pages++)
        {
            var page = PolicySimulation.OfCustomPolicy(input with { Marker = marker });
            Assert.NotEmpty(page.EvaluationResults);
            Assert.InRange(page.EvaluationResults.Sum(result => result.MatchedStatements.Count), 1, 2 * SimulationInput.StepsOfPage / 500);
            names.AddRange(page.EvaluationResults.Select(result => result.EvalResourceName));
            marker = page.Marker;
        }

        Assert.Equal(input.ResourceArns, names);
        Assert.InRange(pages, 2, 300);
    }

    [Fact]
    public void One_result_that_takes_too_many_steps_is_refused_with_what_to_do()
    {
        var policy = $$"""{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*", "Condition": { "StringLike": { "x:text": "*{{new string('a', 20_000)}}b" } } } }""";
        var input = new SimulationInput { PolicyInputList = [policy], ActionNames = ["s3:GetObject"], ContextEntries = [new("x:text", [new('a', 50_000)], "string")] };

        var error = Assert.Throws<AwsException>(() => PolicySimulation.OfCustomPolicy(input));
        Assert.Equal("InvalidInput", error.Code);
        Assert.Contains("ask about fewer resources at once", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_simulation_ends_with_its_client()
    {
        using var gone = new CancellationTokenSource();
        gone.Cancel();

        Assert.Throws<OperationCanceledException>(() => PolicySimulation.OfCustomPolicy(new() { PolicyInputList = [Policy], ActionNames = ["s3:GetObject"], Stop = gone.Token }));
    }

    // Each service had a copy of every statement about it taken apart: thirty thousand of them took gigabytes.
    [Fact]
    public void A_statement_about_tens_of_thousands_of_services_is_taken_apart_once()
    {
        var policy = $$"""{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": [{{string.Join(",", Enumerable.Range(0, 15_000).Select(number => $"\"a{number}:b\""))}}], "Resource": "*" }, { "Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::x" }] }""";
        var before = GC.GetAllocatedBytesForCurrentThread();

        var page = PolicySimulation.OfCustomPolicy(new() { PolicyInputList = [policy], ActionNames = ["a14999:b", "a15000:b"] });

        Assert.Equal(["allowed", "implicitDeny"], page.EvaluationResults.Select(result => result.EvalDecision));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 300 * policy.Length);
    }
}
