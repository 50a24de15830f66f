using System.Text.Json.Nodes;
using Usher.Contracts;
using Usher.Datasets.Generated;

namespace Usher.Clients.Tests;

[AwsSource("AWS CLI Command Reference, personalize, personalize-runtime, personalize-events; Personalize Developer Guide, 'Getting started (AWS CLI)'; API Reference, Delete* operations: ResourceInUseException")]
[Trait("needs", "client")]
public sealed class PersonalizeCliTests(UsherServer server) : IClassFixture<UsherServer>
{
    private PersonalizeAccount Account => new(server);

    [Theory]
    [MemberData(nameof(AwsCli.Installed), MemberType = typeof(AwsCli))]
    public async Task Takes_a_user_from_a_file_to_recommendations_that_follow_their_events(string program)
    {
        var aws = AwsCli.OrSkip(program, server);
        var (cli, mark) = (new PersonalizeCli(aws), PersonalizeAccount.Mark(program));
        var (bucket, role) = (await Account.GivenBucketAsync(aws, $"movies-{mark}"), await PersonalizeAccount.GivenRoleAsync(aws, $"import-{mark}", $"movies-{mark}", Account.Trust));
        (await aws.RunAsync("s3api", "put-bucket-policy", "--bucket", bucket, "--policy", Policies.LetPersonalizeIn(bucket, server.Account))).Succeeded();

        var schema = await cli.CreateAsync("schema", "--name", $"interactions-{mark}", "--schema", "file://" + Account.Write($"{mark}.json", GeneratedCatalogue.InteractionsSchema));
        var group = await cli.CreateActiveAsync("dataset-group", "--name", $"movies-{mark}");
        var dataset = await cli.CreateActiveAsync("dataset", "--name", $"interactions-{mark}", "--dataset-group-arn", group, "--dataset-type", "INTERACTIONS", "--schema-arn", schema);
        Assert.Equal($"{group.Replace("dataset-group", "dataset", StringComparison.Ordinal)}/INTERACTIONS", dataset);
        await cli.CreateActiveAsync("dataset-import-job", "--job-name", $"import-{mark}", "--dataset-arn", dataset, "--data-source", $"dataLocation=s3://{bucket}/interactions.csv", "--role-arn", role);

        var solution = await cli.CreateActiveAsync("solution", "--name", $"next-{mark}", "--dataset-group-arn", group, "--recipe-arn", "arn:aws:personalize:::recipe/usher-transitions");
        var version = await cli.CreateActiveAsync("solution-version", "--solution-arn", solution);
        var metrics = (await cli.RunAsync("get-solution-metrics", "--solution-version-arn", version)).Succeeded().Json["metrics"]!;
        Assert.InRange(metrics["normalized_discounted_cumulative_gain_at_10"]!.GetValue<double>(), 0.001, 1);

        var campaign = await cli.CreateActiveAsync("campaign", "--name", $"movies-{mark}", "--solution-version-arn", version, "--min-provisioned-tps", "1");
        var before = await RecommendAsync(aws, campaign, "22");
        Assert.Equal(25, before.Length);
        Assert.Equal(5, (await RecommendAsync(aws, campaign, "22", "--num-results", "5")).Length);

        var tracker = (await cli.RunAsync("create-event-tracker", "--name", $"clicks-{mark}", "--dataset-group-arn", group)).Succeeded().Json;
        var events = $$"""[{"eventId":"one","eventType":"Watch","itemId":"{{before[^1]}}","sentAt":{{PersonalizeAccount.Catalogue.Interactions[^1].Timestamp + 60}}}]""";
        var trackingId = tracker["trackingId"]!.GetValue<string>();
        Assert.Empty((await aws.RunAsync("personalize-events", "put-events", "--tracking-id", trackingId, "--user-id", "22", "--session-id", "s1", "--event-list", events)).Succeeded().Output);
        Assert.NotEqual(before, await RecommendAsync(aws, campaign, "22"));

        var explained = (await server.RunAsync("explain", "recommendation", campaign, "--user", "22", "--json")).Succeeded().Json["items"]!.AsArray();
        Assert.Equal(await RecommendAsync(aws, campaign, "22", "--num-results", "10"), explained.Select(item => item!["itemId"]!.GetValue<string>()));
        Assert.Contains(explained.SelectMany(item => item!["reasons"]!.AsArray()), reason => reason!["itemId"]!.GetValue<string>() == before[^1]);

        // From the inside to the outside; what is still held says by what.
        (await cli.DeleteAsync("dataset-group", group)).RefusedWith("ResourceInUseException", $"The dataset group {group} still has ", dataset, solution, "Delete them first.");
        (await cli.DeleteAsync("solution", solution)).RefusedWith("ResourceInUseException", $"has a version that {campaign} uses. Delete that first.");
        (await cli.DeleteAsync("dataset", dataset)).RefusedWith("ResourceInUseException", $"is in use by {campaign}, which is ACTIVE.");
        (await cli.DeleteAsync("schema", schema)).RefusedWith("ResourceInUseException", $"is used by the dataset {dataset}. Delete the dataset first.");
        await cli.DeleteWholeAsync("campaign", campaign);
        (await aws.RunAsync("personalize-runtime", "get-recommendations", "--campaign-arn", campaign, "--user-id", "22")).RefusedWith("ResourceNotFoundException", campaign);
        await cli.DeleteWholeAsync("event-tracker", tracker["eventTrackerArn"]!.GetValue<string>());
        await cli.DeleteWholeAsync("solution", solution);
        (await cli.DescribeAsync("solution-version", version)).RefusedWith("ResourceNotFoundException", version);
        await cli.DeleteWholeAsync("dataset", dataset);
        await cli.DeleteWholeAsync("schema", schema);
        await cli.DeleteWholeAsync("dataset-group", group);
    }

    [Theory]
    [MemberData(nameof(AwsCli.One), MemberType = typeof(AwsCli))]
    public async Task Lets_AutoML_choose_among_recipes_and_reports_which_won(string program)
    {
        var aws = AwsCli.OrSkip(program, server);
        var (cli, mark) = (new PersonalizeCli(aws), $"auto-{PersonalizeAccount.Mark(program)}");
        var (bucket, role) = (await Account.GivenBucketAsync(aws, $"movies-{mark}"), await PersonalizeAccount.GivenRoleAsync(aws, $"import-{mark}", $"movies-{mark}", Account.Trust));
        (await aws.RunAsync("s3api", "put-bucket-policy", "--bucket", bucket, "--policy", Policies.LetPersonalizeIn(bucket, server.Account))).Succeeded();
        var (group, dataset) = await PersonalizeAccount.GivenDatasetAsync(cli, mark);
        await cli.CreateActiveAsync("dataset-import-job", "--job-name", $"import-{mark}", "--dataset-arn", dataset, "--data-source", $"dataLocation=s3://{bucket}/interactions.csv", "--role-arn", role);
        string[] recipes = ["arn:aws:personalize:::recipe/aws-popularity-count", "arn:aws:personalize:::recipe/usher-transitions"];

        var config = new JsonObject { ["autoMLConfig"] = new JsonObject { ["recipeList"] = new JsonArray([.. recipes.Select(recipe => JsonValue.Create(recipe))]) } };
        var solution = await cli.CreateActiveAsync("solution", "--name", mark, "--dataset-group-arn", group, "--perform-auto-ml", "--solution-config", config.ToJsonString());
        var version = await cli.CreateActiveAsync("solution-version", "--solution-arn", solution);

        var described = (await cli.DescribeAsync("solution", solution)).Succeeded().Json["solution"]!;
        Assert.True(described["performAutoML"]!.GetValue<bool>());
        var best = described["autoMLResult"]!["bestRecipeArn"]!.GetValue<string>();
        Assert.Contains(best, recipes);
        Assert.Equal(best, (await cli.DescribeAsync("solution-version", version)).Succeeded().Json["solutionVersion"]!["recipeArn"]?.GetValue<string>());
    }

    private static async Task<string[]> RecommendAsync(AwsCli aws, string campaign, string user, params string[] more)
    {
        var answer = (await aws.RunAsync(["personalize-runtime", "get-recommendations", "--campaign-arn", campaign, "--user-id", user, .. more])).Succeeded().Json;
        Assert.StartsWith("RID-", answer["recommendationId"]!.GetValue<string>(), StringComparison.Ordinal);
        return [.. answer["itemList"]!.AsArray().Select(item => item!["itemId"]!.GetValue<string>())];
    }
}
