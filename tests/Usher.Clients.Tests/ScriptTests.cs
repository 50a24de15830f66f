using Usher.Contracts;

namespace Usher.Clients.Tests;

/// <summary>Scripts of tests/clients: each is a program of a user, with assertions.</summary>
[Trait("needs", "client")]
public sealed class ScriptTests(UsherServer server) : IClassFixture<UsherServer>
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "clients");

    /// <summary>The python3 that the PATH finds, and Debian's.</summary>
    public static TheoryData<string> Pythons => [.. new[] { Client.Find("python3"), "/usr/bin/python3" }.OfType<string>().Distinct()];

    [Theory]
    [AwsSource("boto3 documentation, 'IAM examples' and 'Amazon S3 examples'; IAM User Guide, 'Policy evaluation logic' and 'Troubleshoot access denied error messages'")]
    [MemberData(nameof(Pythons))]
    public async Task Boto3_takes_a_user_from_an_empty_account_to_a_role_with_sessions(string python) => (await RunPythonAsync(python, "journey.py")).Succeeded();

    [Theory]
    [AwsSource("boto3 documentation, 'File transfer configuration' and 'Presigned URLs'; S3 User Guide, 'Naming Amazon S3 objects' and 'Checking object integrity'")]
    [MemberData(nameof(Pythons))]
    public async Task Boto3_moves_objects_of_any_size_and_name(string python) => (await RunPythonAsync(python, "objects.py")).Succeeded();

    [Theory]
    [AwsSource("botocore, awsrequest.AWSConnection: 'Expect: 100-continue' with every PUT; RFC 9110, 10.1.1")]
    [MemberData(nameof(Pythons))]
    public async Task Boto3_goes_on_after_refusals_and_empty_objects_on_one_connection(string python) => (await RunPythonAsync(python, "expecting.py")).Succeeded();

    [Theory]
    [AwsSource("Notebooks of aws-samples/amazon-personalize-samples: getting_started, Clean_Up_Resources; boto3 documentation, 'Personalize', 'PersonalizeRuntime' and 'PersonalizeEvents'")]
    [MemberData(nameof(Pythons))]
    public async Task Boto3_takes_a_user_from_a_file_to_recommendations_and_cleans_up(string python) => (await RunPythonAsync(python, "personalize.py")).Succeeded();

    [Theory]
    [AwsSource("Notebooks of aws-samples/amazon-personalize-samples and amazon-personalize-immersion-day: Clean_Up_Resources, 02_Training_Layer; aws-samples/retail-demo-store, delete_dataset_groups.py")]
    [MemberData(nameof(Pythons))]
    public async Task Boto3_lists_everything_before_it_cleans_up_and_describes_before_it_creates(string python) => (await RunPythonAsync(python, "clean_up.py")).Succeeded();

    [Theory]
    [AwsSource("boto3 documentation, 'Personalize': create_filter; Personalize Developer Guide, 'Filtering recommendations and user segments' and 'Promoting items in real-time recommendations'")]
    [MemberData(nameof(Pythons))]
    public async Task Boto3_takes_a_catalogue_to_filtered_lists_and_promotions(string python)
    {
        var knows = await new Client(python, ["-c", "import boto3; m = boto3.client('personalize-runtime', region_name='us-east-1').meta.service_model; assert 'promotions' in m.operation_model('GetRecommendations').input_shape.members"]).RunAsync();
        Assert.SkipUnless(knows.ExitCode == 0, $"{python} has no boto3 that knows promotions: they came with 1.26.");

        (await RunPythonAsync(python, "filters.py")).Succeeded();
    }

    [Theory]
    [AwsSource("boto3 documentation, 'Personalize': create_recommender and the like; Personalize Developer Guide, 'VIDEO_ON_DEMAND use cases' and 'ECOMMERCE use cases'")]
    [MemberData(nameof(Pythons))]
    public async Task Boto3_takes_films_and_a_shop_to_recommenders(string python) => (await RunPythonAsync(python, "recommenders.py")).Succeeded();

    [Fact, AwsSource("AWS SDK for JavaScript v3 API Reference, client personalize: CreateRecommenderCommand and the like")]
    public async Task The_SDK_for_JavaScript_takes_films_and_a_shop_to_recommenders() => (await RunNodeAsync("recommenders.mjs")).Succeeded();

    [Theory]
    [AwsSource("Personalize Developer Guide, 'Next-Best-Action recipe', 'Getting action recommendations' and 'Recording real-time action interaction events'; boto3 documentation, 'PersonalizeRuntime' and 'PersonalizeEvents'")]
    [MemberData(nameof(Pythons))]
    public async Task Boto3_takes_a_user_to_actions_that_follow_what_a_user_decides(string python)
    {
        var knows = await new Client(python, ["-c", "import boto3; boto3.client('personalize-runtime', region_name='us-east-1').get_action_recommendations"]).RunAsync();
        Assert.SkipUnless(knows.ExitCode == 0, $"{python} has no boto3 that knows actions: they came with 1.33.");

        (await RunPythonAsync(python, "actions.py")).Succeeded();
    }

    [Fact, AwsSource("AWS SDK for JavaScript v3 Developer Guide, 'S3 code examples' and 'IAM code examples'")]
    public async Task The_SDK_for_JavaScript_takes_a_user_from_an_empty_account_to_a_bucket_that_Personalize_may_read() => (await RunNodeAsync("journey.mjs")).Succeeded();

    [Fact, AwsSource("AWS SDK for JavaScript v3 API Reference, clients personalize, personalize-runtime and personalize-events; Personalize Developer Guide, 'Getting started (SDK for JavaScript v3)'")]
    public async Task The_SDK_for_JavaScript_takes_a_user_from_a_file_to_recommendations_and_cleans_up() => (await RunNodeAsync("personalize.mjs")).Succeeded();

    private async Task<Outcome> RunNodeAsync(string script)
    {
        Assert.SkipUnless(NodeScripts.WhyNot is null, NodeScripts.WhyNot ?? "");

        return await NodeScripts.RunAsync(server, script, "one");
    }

    private async Task<Outcome> RunPythonAsync(string python, string script)
    {
        Assert.SkipUnless(File.Exists(python), $"{python} is absent.");
        var boto3 = await new Client(python, ["-c", "import boto3"]).RunAsync();
        Assert.SkipUnless(boto3.ExitCode == 0, $"{python} has no boto3; './test' installs the package python3-boto3 where it may.");

        var mark = python is "/usr/bin/python3" ? "debian" : "newest";
        return await new Client(python, [Path.Combine(Folder, script), mark]) { Environment = server.Environment }.RunAsync();
    }
}
