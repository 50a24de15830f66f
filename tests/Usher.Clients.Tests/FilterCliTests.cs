using Usher.Contracts;

namespace Usher.Clients.Tests;

[AwsSource("AWS CLI Command Reference, personalize: create-filter; personalize-runtime: get-recommendations, --filter-arn, --filter-values and --promotions")]
[Trait("needs", "client")]
public sealed class FilterCliTests(UsherServer server) : IClassFixture<UsherServer>
{
    private const string Items =
        """{"type":"record","name":"Items","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"ITEM_ID","type":"string"},{"name":"TITLE","type":"string"},{"name":"GENRES","type":"string","categorical":true}],"version":"1.0"}""";

    private const string Interactions =
        """{"type":"record","name":"Interactions","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"USER_ID","type":"string"},{"name":"ITEM_ID","type":"string"},{"name":"EVENT_TYPE","type":"string"},{"name":"TIMESTAMP","type":"long"}],"version":"1.0"}""";

    private PersonalizeAccount Account => new(server);

    [Theory]
    [MemberData(nameof(AwsCli.One), MemberType = typeof(AwsCli))]
    public async Task Takes_a_catalogue_to_the_comedies_that_a_user_has_not_seen(string program)
    {
        var aws = AwsCli.OrSkip(program, server);
        var (cli, mark) = (new PersonalizeCli(aws), $"filters-{PersonalizeAccount.Mark(program)}");
        var (group, campaign) = await GivenCampaignAsync(aws, mark);

        var filter = await cli.CreateActiveAsync(
            "filter", "--name", mark, "--dataset-group-arn", group,
            "--filter-expression", """EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN ("watch") | INCLUDE ItemID WHERE Items.GENRES IN ($GENRES)""");
        // u45 has watched f0 to f14; every third film is a comedy.
        var answer = (await aws.RunAsync(
            "personalize-runtime", "get-recommendations", "--campaign-arn", campaign, "--user-id", "u45", "--num-results", "3",
            "--filter-arn", filter, "--filter-values", """{"GENRES":"\"Comedy\",\"Satire\""}""")).Succeeded().Json;

        Assert.Equal(["f15", "f18", "f21"], answer["itemList"]!.AsArray().Select(item => item!["itemId"]!.GetValue<string>()));
        (await aws.RunAsync("personalize-runtime", "get-recommendations", "--campaign-arn", campaign, "--user-id", "u45", "--filter-arn", filter))
            .RefusedWith("InvalidInputException", "filterValues lacks GENRES, which an INCLUDE part of the filter needs.");

        var listed = (await cli.RunAsync("list-filters", "--dataset-group-arn", group)).Succeeded().Json["Filters"]!.AsArray();
        Assert.Equal(filter, Assert.Single(listed)!["filterArn"]!.GetValue<string>());
        await cli.DeleteWholeAsync("filter", filter);
    }

    private async Task<(string Group, string Campaign)> GivenCampaignAsync(AwsCli aws, string mark)
    {
        var cli = new PersonalizeCli(aws);
        var role = await PersonalizeAccount.GivenRoleAsync(aws, mark, mark, Account.Trust);
        (await aws.RunAsync("s3", "mb", $"s3://{mark}")).Succeeded();
        (await aws.RunAsync("s3api", "put-bucket-policy", "--bucket", mark, "--policy", Policies.LetPersonalizeIn(mark, server.Account))).Succeeded();
        var group = await cli.CreateActiveAsync("dataset-group", "--name", mark);
        // Film n is watched by the users 0 to 59 - n.
        await ImportAsync("Interactions", Interactions, ["USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP", .. Enumerable.Range(0, 40).SelectMany(film => Enumerable.Range(0, 60 - film).Select(user => $"u{user},f{film},Watch,{1_700_000_000 + user}"))]);
        await ImportAsync("Items", Items, ["ITEM_ID,TITLE,GENRES", .. Enumerable.Range(0, 40).Select(film => $"f{film},Film {film},{(film % 3 == 0 ? "Crime|Comedy" : "Drama")}")]);
        var solution = await cli.CreateActiveAsync("solution", "--name", mark, "--dataset-group-arn", group, "--recipe-arn", "arn:aws:personalize:::recipe/aws-popularity-count");
        var version = await cli.CreateActiveAsync("solution-version", "--solution-arn", solution);
        return (group, await cli.CreateActiveAsync("campaign", "--name", mark, "--solution-version-arn", version));

        async Task ImportAsync(string type, string schema, string[] rows)
        {
            (await aws.RunAsync("s3", "cp", Account.Write($"{mark}-{type}.csv", string.Join('\n', rows)), $"s3://{mark}/{type}.csv")).Succeeded();
            var arn = await cli.CreateAsync("schema", "--name", $"{mark}-{type}", "--schema", schema);
            var dataset = await cli.CreateActiveAsync("dataset", "--name", $"{mark}-{type}", "--dataset-group-arn", group, "--dataset-type", type, "--schema-arn", arn);
            await cli.CreateActiveAsync("dataset-import-job", "--job-name", $"{mark}-{type}", "--dataset-arn", dataset, "--data-source", $"dataLocation=s3://{mark}/{type}.csv", "--role-arn", role);
        }
    }
}
