using Microsoft.Extensions.DependencyInjection;
using Usher.Core.Observers;
using Usher.Core.Resources;
using Usher.Wire.Errors;

namespace Usher.Core.Tests.Serving;

public sealed class ServedRequestsTests : ModelTests
{
    private readonly RecordingObserver _observer = new();

    [Theory]
    [InlineData("aws-hrnn")]
    [InlineData("aws-personalized-ranking")]
    public async Task A_request_that_is_answered_is_reported_with_the_capacity_of_its_deployment(string recipe)
    {
        var campaign = await CampaignAsync(await VersionAsync(recipe));

        await AskAsync(recipe, campaign);

        Assert.Equal([$"begins {campaign} with 1", $"ended {campaign}, which began as 1, answered"], _observer.Told);
    }

    [Theory]
    [InlineData("aws-hrnn")]
    [InlineData("aws-personalized-ranking")]
    public async Task A_request_that_fails_after_its_deployment_was_found_is_reported_as_an_error(string recipe)
    {
        var campaign = await CampaignAsync(await VersionAsync(recipe));

        await ServiceHost.RefusedAsync(() => AskAsync(recipe, campaign, user: ""));

        Assert.Equal([$"begins {campaign} with 1", $"ended {campaign}, which began as 1, as an error"], _observer.Told);
    }

    [Theory]
    [InlineData("aws-hrnn")]
    [InlineData("aws-personalized-ranking")]
    public async Task A_request_of_a_recipe_that_this_version_does_not_have_is_reported_as_an_error(string recipe)
    {
        var version = await VersionAsync(recipe);
        var campaign = await CampaignAsync(version);
        await Service.Records.ChangeAsync(before => before.With(before.Get<SolutionVersionResource>(version) with { Recipe = "aws-later" }), Stop);

        await ServiceHost.RefusedAsync(() => AskAsync(recipe, campaign));

        Assert.Equal([$"begins {campaign} with 1", $"ended {campaign}, which began as 1, as an error"], _observer.Told);
    }

    [Theory]
    [InlineData("aws-hrnn")]
    [InlineData("aws-personalized-ranking")]
    public async Task A_request_that_the_observer_refuses_is_not_reported_as_ended(string recipe)
    {
        var campaign = await CampaignAsync(await VersionAsync(recipe));
        _observer.Refuses = true;

        Assert.Equal("ThrottlingException", (await ServiceHost.RefusedAsync(() => AskAsync(recipe, campaign))).Code);

        Assert.Equal([$"begins {campaign} with 1"], _observer.Told);
    }

    [Theory]
    [InlineData("aws-hrnn")]
    [InlineData("aws-personalized-ranking")]
    public async Task A_request_that_names_no_deployment_is_not_reported(string recipe)
    {
        await ServiceHost.RefusedAsync(() => AskAsync(recipe, "arn:aws:personalize:us-east-1:123456789012:campaign/absent"));

        Assert.Empty(_observer.Told);
    }

    protected override void AddServices(IServiceCollection services) => services.AddSingleton<IServiceObserver>(_observer);

    private Task AskAsync(string recipe, string campaign, string user = "u0") => recipe == "aws-personalized-ranking"
        ? Rankings.GetAsync(new() { CampaignArn = campaign, UserId = user, InputList = ["i1", "i2"] }, Stop)
        : Recommendations.GetAsync(new() { CampaignArn = campaign, UserId = user }, Stop);

    private sealed class RecordingObserver : IServiceObserver
    {
        public List<string> Told { get; } = [];

        public bool Refuses { get; set; }

        public long RequestBegins(string deploymentArn, int minTps)
        {
            Told.Add($"begins {deploymentArn} with {minTps}");
            return Refuses ? throw new AwsException("ThrottlingException", "No.") : Told.Count;
        }

        public void RequestEnded(string deploymentArn, long began, bool isError) => Told.Add($"ended {deploymentArn}, which began as {began}, {(isError ? "as an error" : "answered")}");

        public void DataStreamed(string datasetArn, long bytes)
        {
        }

        public void JobEnded(string arn)
        {
        }
    }
}
