using Usher.Core.Models;
using Usher.Core.Quotas;
using Usher.Core.Recommenders;
using Usher.Core.Resources;
using Usher.Core.Serving;
using Usher.Core.Solutions;
using Usher.Datasets.Generated;
using Usher.Wire.Personalize;

namespace Usher.Core.Tests.Recommenders;

/// <summary>A test with a VIDEO_ON_DEMAND group, which has 1,500 interactions of 60 users.</summary>
public abstract class RecommenderWorld : ServiceTests
{
    protected const string Group = "arn:aws:personalize:us-east-1:123456789012:dataset-group/films";
    protected const string Recipe = "arn:aws:personalize:::recipe/";
    protected const string Popular = Recipe + "aws-vod-most-popular";

    protected static readonly GeneratedCatalogue World = GeneratedCatalogue.Create(new() { Users = 60, Items = 90, Interactions = 1_500, Days = 60 });

    private const string Films =
        """{"type":"record","name":"Items","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"ITEM_ID","type":"string"},{"name":"GENRES","type":"string","categorical":true},{"name":"CREATION_TIMESTAMP","type":"long"}],"version":"1.0"}""";

    protected RecommenderOperations Recommenders => Service.Get<RecommenderOperations>();

    protected LoadedModels Models => Service.Get<LoadedModels>();

    public override async ValueTask InitializeAsync()
    {
        await StartAsync();
        await DomainGroupAsync("films");
        await ImportAsync("INTERACTIONS", "USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\n" + string.Concat(World.Interactions.Select(it => $"{World.Viewers[it.User].Id},{World.Films[it.Item].Id},Watch,{it.Timestamp}\n")));
    }

    protected virtual async Task StartAsync() => Service = await ServiceHost.StartAsync(Folder, new ServiceQuotas());

    /// <summary>A group of a domain with a dataset of interactions.</summary>
    protected async Task<string> DomainGroupAsync(string name, string domain = "VIDEO_ON_DEMAND")
    {
        var group = (await Groups.CreateAsync(new() { Name = name, Domain = domain }, At, Stop)).DatasetGroupArn!;
        var schema = (await Schemas.CreateAsync(new() { Name = $"{name}-interactions", Schema = Interactions, Domain = domain }, At, Stop)).SchemaArn!;
        await Datasets.CreateAsync(new() { Name = "interactions", DatasetGroupArn = group, DatasetType = "Interactions", SchemaArn = schema }, At, Stop);
        return group;
    }

    /// <summary>The dataset of items, with all films.</summary>
    protected async Task ItemsAsync()
    {
        var schema = (await Schemas.CreateAsync(new() { Name = "films-items", Schema = Films, Domain = "VIDEO_ON_DEMAND" }, At, Stop)).SchemaArn!;
        await Datasets.CreateAsync(new() { Name = "items", DatasetGroupArn = Group, DatasetType = "Items", SchemaArn = schema }, At, Stop);
        await ImportAsync("ITEMS", "ITEM_ID,GENRES,CREATION_TIMESTAMP\n" + string.Concat(World.Films.Select(film => $"{film.Id},{string.Join('|', film.Genres)},1600000000\n")));
    }

    protected async Task<string> CreateAsync(string name = "mine", string recipe = Popular, RecommenderConfig? config = null) =>
        (await Recommenders.CreateAsync(new() { Name = name, DatasetGroupArn = Group, RecipeArn = recipe, RecommenderConfig = config }, At, Stop)).RecommenderArn!;

    /// <summary>Waits until nothing is under way.</summary>
    protected async Task<RecommenderResource> SettledAsync(string arn) => await Service.SettledAsync<RecommenderResource>(arn);

    /// <summary>An ACTIVE recommender.</summary>
    protected async Task<RecommenderResource> ActiveAsync(string name = "mine", string recipe = Popular, RecommenderConfig? config = null)
    {
        var recommender = await SettledAsync(await CreateAsync(name, recipe, config));
        Assert.Equal((Statuses.Active, null), (recommender.Status, recommender.Shape.FailureReason));
        return recommender;
    }

    protected async Task<string[]> TopAsync(string arn, string? user = "u", string? item = null, int count = 3) =>
        [.. (await Service.Get<RecommendationOperations>().GetAsync(new() { RecommenderArn = arn, UserId = user, ItemId = item, NumResults = count }, Stop)).ItemList!.Select(one => one.ItemId!)];

    protected RecommenderResource Now(string arn) => Service.Records.Current.Get<RecommenderResource>(arn);

    protected IEnumerable<SolutionVersionResource> VersionsOf(string arn) => Service.Records.Current.Of<SolutionVersionResource>().Where(version => version.Shape.SolutionArn == arn);

    protected SolutionVersionOperations Versions => Service.Get<SolutionVersionOperations>();

    protected async Task ImportAsync(string type, string csv, string job = "first")
    {
        var key = $"{type}-{job}.csv";
        await Service.PutAsync($"data-{type.ToLowerInvariant()}-{job}", (key, csv));
        var import = (await Imports.CreateAsync(
            new()
            {
                JobName = $"{type}-{job}",
                DatasetArn = At.Dataset("films", type).ToString(),
                DataSource = new() { DataLocation = $"s3://data-{type.ToLowerInvariant()}-{job}/{key}" },
                RoleArn = await Service.RoleAsync($"reader-{type}-{job}"),
            },
            At,
            Stop)).DatasetImportJobArn!;
        var ended = await Service.SettledAsync<ImportJobResource>(import);
        Assert.Equal(("ACTIVE", null), (ended.Status, ended.Shape.FailureReason));
    }
}
