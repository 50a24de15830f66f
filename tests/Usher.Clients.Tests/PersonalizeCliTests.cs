using System.Text.Json.Nodes;
using Usher.Contracts;
using Usher.Datasets.Generated;

namespace Usher.Clients.Tests;

[AwsSource("AWS CLI Command Reference, personalize, personalize-runtime, personalize-events; Personalize Developer Guide, 'Getting started (AWS CLI)'; API Reference, Delete* operations: ResourceInUseException")]
[Trait("needs", "client")]
public sealed class PersonalizeCliTests(UsherServer server) : IClassFixture<UsherServer>
{
    private static readonly GeneratedCatalogue Catalogue = GeneratedCatalogue.Create(new() { Users = 150, Items = 120, Interactions = 3_000 });

    [Theory]
    [MemberData(nameof(AwsCli.Installed), MemberType = typeof(AwsCli))]
    public async Task Takes_a_user_from_a_file_to_recommendations_that_follow_their_events(string program)
    {
        var aws = AwsCli.OrSkip(program, server);
        var (cli, mark) = (new PersonalizeCli(aws), Mark(program));
        var (bucket, role) = (await GivenBucketAsync(aws, $"movies-{mark}"), await GivenRoleAsync(aws, $"import-{mark}", $"movies-{mark}", Trust));
        (await aws.RunAsync("s3api", "put-bucket-policy", "--bucket", bucket, "--policy", Policies.LetPersonalizeIn(bucket, server.Account))).Succeeded();

        var schema = await cli.CreateAsync("schema", "--name", $"interactions-{mark}", "--schema", "file://" + Write($"{mark}.json", GeneratedCatalogue.InteractionsSchema));
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
        var events = $$"""[{"eventId":"one","eventType":"Watch","itemId":"{{before[^1]}}","sentAt":{{Catalogue.Interactions[^1].Timestamp + 60}}}]""";
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
    [MemberData(nameof(AwsCli.Installed), MemberType = typeof(AwsCli))]
    public async Task What_cannot_be_made_yet_is_listed_as_none_and_described_as_not_there(string program)
    {
        var cli = new PersonalizeCli(AwsCli.OrSkip(program, server));
        foreach (var (list, kind, member) in ((string, string, string)[])[
            ("list-filters", "filter", "Filters"), ("list-recommenders", "recommender", "recommenders"), ("list-batch-inference-jobs", "batch-inference-job", "batchInferenceJobs"),
            ("list-batch-segment-jobs", "batch-segment-job", "batchSegmentJobs"), ("list-dataset-export-jobs", "dataset-export-job", "datasetExportJobs"),
            ("list-metric-attributions", "metric-attribution", "metricAttributions"),
        ])
        {
            var arn = $"arn:aws:personalize:us-east-1:{server.Account}:{kind}/none";

            Assert.Empty((await cli.RunAsync(list)).Succeeded().Json[member]!.AsArray());
            (await cli.DescribeAsync(kind, arn)).RefusedWith("ResourceNotFoundException", $"Resource Arn {arn} does not exist.");
        }

        Assert.Equal(14, (await cli.RunAsync("list-recipes")).Succeeded().Json["recipes"]!.AsArray().Count);
    }

    [Theory]
    [MemberData(nameof(AwsCli.One), MemberType = typeof(AwsCli))]
    public async Task Lets_AutoML_choose_among_recipes_and_reports_which_won(string program)
    {
        var aws = AwsCli.OrSkip(program, server);
        var (cli, mark) = (new PersonalizeCli(aws), $"auto-{Mark(program)}");
        var (bucket, role) = (await GivenBucketAsync(aws, $"movies-{mark}"), await GivenRoleAsync(aws, $"import-{mark}", $"movies-{mark}", Trust));
        (await aws.RunAsync("s3api", "put-bucket-policy", "--bucket", bucket, "--policy", Policies.LetPersonalizeIn(bucket, server.Account))).Succeeded();
        var (group, dataset) = await GivenDatasetAsync(cli, mark);
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

    [Theory]
    [MemberData(nameof(AwsCli.One), MemberType = typeof(AwsCli))]
    public async Task Tells_who_makes_the_mistakes_of_a_first_day_what_helps(string program)
    {
        var aws = AwsCli.OrSkip(program, server);
        var (cli, mark) = (new PersonalizeCli(aws), $"wrong-{Mark(program)}");
        var bucket = await GivenBucketAsync(aws, $"movies-{mark}");
        var trusted = await GivenRoleAsync(aws, $"trusted-{mark}", bucket, Trust);
        var untrusted = await GivenRoleAsync(aws, $"untrusted-{mark}", bucket, Policies.TrustAccount(server.Account));
        var (group, dataset) = await GivenDatasetAsync(cli, mark);
        Task<string> FailedAsync(string job, string key, string role) => ImportFailedAsync(cli, $"{job}-{mark}", dataset, $"s3://{bucket}/{key}", role);

        (await cli.RunAsync("create-solution", "--name", mark, "--dataset-group-arn", group, "--perform-auto-ml", "--recipe-arn", "arn:aws:personalize:::recipe/aws-hrnn"))
            .RefusedWith("InvalidInputException", "performAutoML and recipeArn cannot be given together: remove one.");
        (await cli.RunAsync("create-dataset-group", "--name", mark)).RefusedWith("ResourceAlreadyExistsException", $"Another resource with Arn {group} already exists.");
        (await cli.RunAsync("create-campaign", "--name", mark, "--solution-version-arn", group, "--min-provisioned-tps", "1")).RefusedWith("InvalidInputException", "solutionVersionArn is the ARN of a dataset group");

        const string Refused = "Insufficient privileges for accessing data in Amazon S3.";
        Assert.Contains(Refused, await FailedAsync("no-bucket-policy", "interactions.csv", trusted), StringComparison.Ordinal);
        (await aws.RunAsync("s3api", "put-bucket-policy", "--bucket", bucket, "--policy", Policies.LetPersonalizeIn(bucket, server.Account))).Succeeded();
        Assert.Contains(Refused, await FailedAsync("no-trust", "interactions.csv", untrusted), StringComparison.Ordinal);
        Assert.Contains("Invalid Data location.", await FailedAsync("no-file", "absent.csv", trusted), StringComparison.Ordinal);

        // The first version of a solution whose data never came.
        var solution = await cli.CreateActiveAsync("solution", "--name", mark, "--dataset-group-arn", group, "--recipe-arn", "arn:aws:personalize:::recipe/usher-transitions");
        var version = await cli.CreateAsync("solution-version", "--solution-arn", solution);
        Assert.Equal("CREATE FAILED", (await cli.SettledAsync("solution-version", version))["status"]!.GetValue<string>());
        (await cli.RunAsync("create-campaign", "--name", mark, "--solution-version-arn", version, "--min-provisioned-tps", "1")).RefusedWith("InvalidInputException", "is CREATE FAILED; a campaign needs an ACTIVE one.");
    }

    private string Trust =>
        $$$"""
        {
          "Version": "2012-10-17",
          "Statement": [
            {
              "Effect": "Allow",
              "Principal": { "Service": "personalize.amazonaws.com" },
              "Action": "sts:AssumeRole",
              "Condition": {
                "StringEquals": { "aws:SourceAccount": "{{{server.Account}}}" },
                "ArnLike": { "aws:SourceArn": "arn:aws:personalize:us-east-1:{{{server.Account}}}:*" }
              }
            }
          ]
        }
        """;

    private static string Mark(string program) => program is "/usr/bin/aws" ? "debian" : "newest";

    private async Task<string> GivenBucketAsync(AwsCli aws, string bucket)
    {
        var file = Path.Combine(server.Work, $"{bucket}.csv");
        Catalogue.WriteInteractions(file);
        (await aws.RunAsync("s3", "mb", $"s3://{bucket}")).Succeeded();
        (await aws.RunAsync("s3", "cp", file, $"s3://{bucket}/interactions.csv")).Succeeded();
        return bucket;
    }

    /// <returns>Its ARN.</returns>
    private static async Task<string> GivenRoleAsync(AwsCli aws, string name, string bucket, string trust)
    {
        var role = (await aws.RunAsync("iam", "create-role", "--role-name", name, "--assume-role-policy-document", trust)).Succeeded().Json["Role"]!;
        (await aws.RunAsync("iam", "put-role-policy", "--role-name", name, "--policy-name", "read", "--policy-document", Policies.ReadBucket(bucket))).Succeeded();
        return role["Arn"]!.GetValue<string>();
    }

    private static async Task<(string Group, string Dataset)> GivenDatasetAsync(PersonalizeCli cli, string mark)
    {
        var schema = await cli.CreateAsync("schema", "--name", mark, "--schema", GeneratedCatalogue.InteractionsSchema);
        var group = await cli.CreateActiveAsync("dataset-group", "--name", mark);
        return (group, await cli.CreateActiveAsync("dataset", "--name", mark, "--dataset-group-arn", group, "--dataset-type", "Interactions", "--schema-arn", schema));
    }

    /// <returns>Why it failed.</returns>
    private static async Task<string> ImportFailedAsync(PersonalizeCli cli, string job, string dataset, string location, string role)
    {
        var arn = await cli.CreateAsync("dataset-import-job", "--job-name", job, "--dataset-arn", dataset, "--data-source", $"dataLocation={location}", "--role-arn", role);
        var settled = await cli.SettledAsync("dataset-import-job", arn);
        Assert.Equal("CREATE FAILED", settled["status"]!.GetValue<string>());
        return settled["failureReason"]!.GetValue<string>();
    }

    private static async Task<string[]> RecommendAsync(AwsCli aws, string campaign, string user, params string[] more)
    {
        var answer = (await aws.RunAsync(["personalize-runtime", "get-recommendations", "--campaign-arn", campaign, "--user-id", user, .. more])).Succeeded().Json;
        Assert.StartsWith("RID-", answer["recommendationId"]!.GetValue<string>(), StringComparison.Ordinal);
        return [.. answer["itemList"]!.AsArray().Select(item => item!["itemId"]!.GetValue<string>())];
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(server.Work, name);
        File.WriteAllText(path, text);
        return path;
    }
}
