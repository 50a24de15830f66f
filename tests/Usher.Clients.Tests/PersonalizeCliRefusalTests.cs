using Usher.Contracts;

namespace Usher.Clients.Tests;

[AwsSource("AWS CLI Command Reference, personalize; Personalize Developer Guide, 'Getting started (AWS CLI)'")]
[Trait("needs", "client")]
public sealed class PersonalizeCliRefusalTests(UsherServer server) : IClassFixture<UsherServer>
{
    private PersonalizeAccount Account => new(server);

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

        Assert.Equal(27, (await cli.RunAsync("list-recipes")).Succeeded().Json["recipes"]!.AsArray().Count);
    }

    [Theory]
    [MemberData(nameof(AwsCli.One), MemberType = typeof(AwsCli))]
    public async Task Tells_who_makes_the_mistakes_of_a_first_day_what_helps(string program)
    {
        var aws = AwsCli.OrSkip(program, server);
        var (cli, mark) = (new PersonalizeCli(aws), $"wrong-{PersonalizeAccount.Mark(program)}");
        var bucket = await Account.GivenBucketAsync(aws, $"movies-{mark}");
        var trusted = await PersonalizeAccount.GivenRoleAsync(aws, $"trusted-{mark}", bucket, Account.Trust);
        var untrusted = await PersonalizeAccount.GivenRoleAsync(aws, $"untrusted-{mark}", bucket, Policies.TrustAccount(server.Account));
        var (group, dataset) = await PersonalizeAccount.GivenDatasetAsync(cli, mark);
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

    /// <returns>Why it failed.</returns>
    private static async Task<string> ImportFailedAsync(PersonalizeCli cli, string job, string dataset, string location, string role)
    {
        var arn = await cli.CreateAsync("dataset-import-job", "--job-name", job, "--dataset-arn", dataset, "--data-source", $"dataLocation={location}", "--role-arn", role);
        var settled = await cli.SettledAsync("dataset-import-job", arn);
        Assert.Equal("CREATE FAILED", settled["status"]!.GetValue<string>());
        return settled["failureReason"]!.GetValue<string>();
    }
}
