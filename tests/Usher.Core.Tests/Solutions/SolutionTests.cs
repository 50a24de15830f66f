using Microsoft.Extensions.DependencyInjection;
using Usher.Core.Quotas;
using Usher.Core.Resources;
using Usher.Core.Solutions;
using Usher.Datasets.Generated;
using Usher.Wire.Personalize;

namespace Usher.Core.Tests.Solutions;

/// <summary>A test about solutions and their versions.</summary>
public abstract class SolutionTests : ServiceTests
{
    protected const string Popularity = "arn:aws:personalize:::recipe/aws-popularity-count";
    protected const string Transitions = "arn:aws:personalize:::recipe/usher-transitions";
    protected const string Hrnn = "arn:aws:personalize:::recipe/aws-hrnn";
    protected const string Group = "arn:aws:personalize:us-east-1:123456789012:dataset-group/films";

    protected SolutionOperations Solutions => Service.Get<SolutionOperations>();

    protected SolutionVersionOperations Versions => Service.Get<SolutionVersionOperations>();

    /// <summary>Starts the service again, with other settings.</summary>
    protected async Task<ServiceHost> ReplaceAsync(ServiceQuotas? quotas = null, Action<IServiceCollection>? services = null)
    {
        await Service.DisposeAsync();
        return Service = await ServiceHost.StartAsync(Folder, quotas, services);
    }

    protected async Task<string> SolutionAsync(string name = "mine", string? recipe = Popularity, SolutionConfig? config = null, bool? performHPO = null) => (await Solutions.CreateAsync(
        new() { Name = name, DatasetGroupArn = Group, RecipeArn = recipe, PerformAutoML = recipe is null ? true : null, SolutionConfig = config, PerformHPO = performHPO }, At, Stop)).SolutionArn!;

    protected async Task<string> BeginAsync(string solution) => (await Versions.CreateAsync(new() { SolutionArn = solution }, At, Stop)).SolutionVersionArn!;

    protected Task<SolutionVersionResource> SettledAsync(string version) => Service.SettledAsync<SolutionVersionResource>(version);

    /// <summary>Trains a version and waits for its end.</summary>
    protected async Task<SolutionVersionResource> TrainAsync(string solution) => await SettledAsync(await BeginAsync(solution));

    /// <summary>The group films with interactions that there is something to learn from.</summary>
    protected async Task ImportFilmsAsync()
    {
        var dataset = await InteractionsAsync();
        var world = GeneratedCatalogue.Create(new() { Users = 60, Items = 90, Interactions = 1_500, Days = 60 });
        var rows = world.Interactions.Select(it => $"{world.Viewers[it.User].Id},{world.Films[it.Item].Id},Watch,{it.Timestamp}\n");
        await ImportAsync(dataset, "USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\n" + string.Concat(rows));
    }

    /// <summary>Imports interactions.</summary>
    protected async Task ImportAsync(string dataset, string csv)
    {
        await Service.PutAsync("films", ("interactions.csv", csv));
        var job = await Imports.CreateAsync(
            new() { JobName = "films", DatasetArn = dataset, DataSource = new() { DataLocation = "s3://films/interactions.csv" }, RoleArn = await Service.RoleAsync("films") }, At, Stop);
        var ended = await Service.SettledAsync<Core.Resources.ImportJobResource>(job.DatasetImportJobArn!);
        Assert.Equal(("ACTIVE", null), (ended.Status, ended.Shape.FailureReason));
    }
}
