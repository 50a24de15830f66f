using System.Text.Json.Nodes;
using Usher.Contracts;

namespace Usher.Clients.Tests;

[AwsSource("AWS CLI Command Reference, personalize: create-recommender and the like; Personalize Developer Guide, 'Domain dataset groups and recommenders'")]
[Trait("needs", "client")]
public sealed class RecommenderCliTests(UsherServer server) : IClassFixture<UsherServer>
{
    private const string Schema =
        """{"type":"record","name":"Interactions","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"USER_ID","type":"string"},{"name":"ITEM_ID","type":"string"},{"name":"EVENT_TYPE","type":"string"},{"name":"TIMESTAMP","type":"long"}],"version":"1.0"}""";

    private PersonalizeAccount Account => new(server);

    [Theory]
    [MemberData(nameof(AwsCli.One), MemberType = typeof(AwsCli))]
    public async Task Takes_films_to_a_recommender_that_is_stopped_started_updated_and_deleted(string program)
    {
        var aws = AwsCli.OrSkip(program, server);
        var (cli, mark) = (new PersonalizeCli(aws), $"films-{PersonalizeAccount.Mark(program)}");
        var (group, dataset) = await GivenGroupAsync(aws, mark, "VIDEO_ON_DEMAND", PersonalizeAccount.Catalogue.Interactions.Select(it => $"{it.User},{it.Item},Watch,{it.Timestamp}"));
        var recommender = await cli.CreateActiveAsync("recommender", "--name", mark, "--dataset-group-arn", group, "--recipe-arn", "arn:aws:personalize:::recipe/aws-vod-most-popular");
        var described = (await cli.DescribeAsync("recommender", recommender)).Succeeded().Json["recommender"]!;
        Assert.InRange(described["modelMetrics"]!["coverage"]!.GetValue<double>(), 0.001, 1);
        var before = await RecommendAsync(aws, recommender, "--user-id", "22");
        Assert.Equal(25, before.Length);

        (await cli.RunAsync("stop-recommender", "--recommender-arn", recommender)).Succeeded();
        await BecomesAsync(cli, recommender, "INACTIVE");
        (await aws.RunAsync("personalize-runtime", "get-recommendations", "--recommender-arn", recommender, "--user-id", "22")).RefusedWith("InvalidInputException", "is INACTIVE, because it was stopped");
        (await cli.RunAsync("start-recommender", "--recommender-arn", recommender)).Succeeded();
        await BecomesAsync(cli, recommender, "ACTIVE");
        (await cli.RunAsync("update-recommender", "--recommender-arn", recommender, "--recommender-config", "minRecommendationRequestsPerSecond=2")).Succeeded();
        Assert.Equal(before, await RecommendAsync(aws, recommender, "--user-id", "22"));

        (await cli.DeleteAsync("dataset-group", group)).RefusedWith("ResourceInUseException", $"The dataset group {group} still has ", recommender, dataset);
        await SettledAsync(cli, recommender);
        await cli.DeleteWholeAsync("recommender", recommender);
        await cli.DeleteWholeAsync("dataset", dataset);
        await cli.DeleteWholeAsync("dataset-group", group);
    }

    [Theory]
    [MemberData(nameof(AwsCli.One), MemberType = typeof(AwsCli))]
    public async Task Takes_the_baskets_of_a_shop_to_what_is_bought_together(string program)
    {
        var aws = AwsCli.OrSkip(program, server);
        var (cli, mark) = (new PersonalizeCli(aws), $"shop-{PersonalizeAccount.Mark(program)}");
        // Goods lie in baskets in pairs, and the bestseller in every second one.
        var (group, _) = await GivenGroupAsync(aws, mark, "ECOMMERCE", Enumerable.Range(0, 500).SelectMany(user =>
            new[] { $"good-{user % 20}", $"partner-{user % 20}" }.Concat(user / 20 % 2 == 0 ? ["bestseller"] : []).Select(good => $"{user},{good},Purchase,{1_700_000_000 + user * 86_400}")));
        var recommender = await cli.CreateActiveAsync("recommender", "--name", mark, "--dataset-group-arn", group, "--recipe-arn", "arn:aws:personalize:::recipe/aws-ecomm-frequently-bought-together");

        foreach (var good in new[] { 3, 17 })
            Assert.Equal($"partner-{good}", (await RecommendAsync(aws, recommender, "--item-id", $"good-{good}"))[0]);
        (await cli.RunAsync("create-recommender", "--name", "no", "--dataset-group-arn", group, "--recipe-arn", "arn:aws:personalize:::recipe/aws-vod-top-picks"))
            .RefusedWith("InvalidInputException", "a recipe of the domain VIDEO_ON_DEMAND");
    }

    private async Task<(string Group, string Dataset)> GivenGroupAsync(AwsCli aws, string mark, string domain, IEnumerable<string> rows)
    {
        var cli = new PersonalizeCli(aws);
        var (bucket, role) = ($"domain-{mark}", await PersonalizeAccount.GivenRoleAsync(aws, $"domain-{mark}", $"domain-{mark}", Account.Trust));
        (await aws.RunAsync("s3", "mb", $"s3://{bucket}")).Succeeded();
        (await aws.RunAsync("s3", "cp", Account.Write($"{bucket}.csv", "USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\n" + string.Join('\n', rows)), $"s3://{bucket}/interactions.csv")).Succeeded();
        (await aws.RunAsync("s3api", "put-bucket-policy", "--bucket", bucket, "--policy", Policies.LetPersonalizeIn(bucket, server.Account))).Succeeded();
        var schema = await cli.CreateAsync("schema", "--name", mark, "--domain", domain, "--schema", Schema);
        var group = await cli.CreateActiveAsync("dataset-group", "--name", mark, "--domain", domain);
        Assert.Equal(domain, (await cli.DescribeAsync("dataset-group", group)).Succeeded().Json["datasetGroup"]!["domain"]!.GetValue<string>());
        var dataset = await cli.CreateActiveAsync("dataset", "--name", mark, "--dataset-group-arn", group, "--dataset-type", "Interactions", "--schema-arn", schema);
        await cli.CreateActiveAsync("dataset-import-job", "--job-name", mark, "--dataset-arn", dataset, "--data-source", $"dataLocation=s3://{bucket}/interactions.csv", "--role-arn", role);
        return (group, dataset);
    }

    private static async Task<JsonNode> BecomesAsync(PersonalizeCli cli, string recommender, string status)
    {
        while (true)
        {
            var described = (await cli.DescribeAsync("recommender", recommender)).Succeeded().Json["recommender"]!;
            if (described["status"]!.GetValue<string>() == status)
                return described;
        }
    }

    // Until its update is done, a recommender is ACTIVE and cannot be deleted.
    private static async Task SettledAsync(PersonalizeCli cli, string recommender)
    {
        while ((await BecomesAsync(cli, recommender, "ACTIVE"))["latestRecommenderUpdate"]!["status"]!.GetValue<string>() != "ACTIVE")
        {
        }
    }

    private static async Task<string[]> RecommendAsync(AwsCli aws, string recommender, params string[] more)
    {
        var answer = (await aws.RunAsync(["personalize-runtime", "get-recommendations", "--recommender-arn", recommender, .. more])).Succeeded().Json;
        return [.. answer["itemList"]!.AsArray().Select(item => item!["itemId"]!.GetValue<string>())];
    }
}
