using Usher.Core.Resources;
using Usher.Core.Solutions;
using Usher.Wire.Personalize;

namespace Usher.Core.Tests.Solutions;

public sealed class TrainingDataLoaderTests : SolutionTests
{
    private const string UsersSchema =
        """{"type":"record","name":"Users","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"USER_ID","type":"string"},{"name":"AGE","type":"int"},{"name":"GENDER","type":"string","categorical":true}],"version":"1.0"}""";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        var role = await Service.RoleAsync("films");
        var interactions = await InteractionsAsync();
        var users = (await Datasets.CreateAsync(new() { Name = "users", DatasetGroupArn = Group, DatasetType = "Users", SchemaArn = await SchemaAsync("users", UsersSchema) }, At, Stop)).DatasetArn!;
        // Every other event is a like.
        var rows = Rows(2_000).Split('\n').Select((row, number) => number % 2 == 0 ? row.Replace("Watch", "Like", StringComparison.Ordinal) : row);
        await Service.PutAsync(
            "films",
            ("interactions.csv", string.Join('\n', rows)),
            ("users.csv", "USER_ID,AGE,GENDER\n" + string.Concat(Enumerable.Range(0, 100).Select(user => $"u{user},{20 + user % 50},{(user % 2 == 0 ? "F" : "M")}\n"))));
        foreach (var (name, dataset) in (IEnumerable<(string, string)>)[("interactions", interactions), ("users", users)])
        {
            var job = await Imports.CreateAsync(new() { JobName = name, DatasetArn = dataset, DataSource = new() { DataLocation = $"s3://films/{name}.csv" }, RoleArn = role }, At, Stop);
            var ended = await Service.SettledAsync<ImportJobResource>(job.DatasetImportJobArn!);
            Assert.Equal(("ACTIVE", null), (ended.Status, ended.Shape.FailureReason));
        }
    }

    [Fact]
    public async Task Columns_that_are_excluded_or_not_included_train_nothing()
    {
        Assert.Equal(["AGE", "GENDER"], await UserFieldsAsync(null));
        Assert.Equal(["GENDER"], await UserFieldsAsync(new() { ExcludedDatasetColumns = Columns("Users", "age") }));
        Assert.Equal(["AGE"], await UserFieldsAsync(new() { IncludedDatasetColumns = Columns("USERS", "Age") }));
    }

    [Fact]
    public async Task Events_of_types_that_weigh_nothing_or_are_not_listed_are_left_out()
    {
        Assert.Equal(2_000, await EventsAsync(null));
        Assert.Equal(1_000, await EventsAsync(new() { EventParametersList = [new() { EventType = "Like", Weight = 0 }, new() { EventType = "Watch", Weight = 0.4 }] }));
        Assert.Equal(1_000, await EventsAsync(new() { EventParametersList = [new() { EventType = "Like" }] }));
        Assert.Equal(2_000, await EventsAsync(new() { EventParametersList = [new() { EventType = "Like", Weight = 0.4 }, new() { EventType = "Watch", Weight = 0.4 }] }));
    }

    [Fact]
    public async Task Events_have_the_weights_of_their_types_beside_the_highest()
    {
        var even = (await ReadAsync(new() { EventsConfig = new() { EventParametersList = [new() { EventType = "Like", Weight = 0.4 }, new() { EventType = "Watch", Weight = 0.4 }] } })).Set;
        var uneven = (await ReadAsync(new() { EventsConfig = new() { EventParametersList = [new() { EventType = "Like", Weight = 0.8 }, new() { EventType = "Watch", Weight = 0.2 }] } })).Set;

        Assert.Null(even.Weights);
        Assert.Equal((1_000, 1_000), (uneven.Weights!.Count(weight => weight == 1), uneven.Weights!.Count(weight => weight == 0.25f)));
    }

    private static Dictionary<string, IReadOnlyList<string>> Columns(string type, params string[] columns) => new() { [type] = columns };

    private async Task<IEnumerable<string>> UserFieldsAsync(TrainingDataConfig? config) => (await ReadAsync(new() { TrainingDataConfig = config })).Set.UserFields.Select(field => field.Name);

    private async Task<int> EventsAsync(EventsConfig? config) => (await ReadAsync(new() { EventsConfig = config })).Set.EventCount;

    private Task<TrainingMaterial> ReadAsync(SolutionConfig config) => Service.Get<TrainingDataLoader>().ReadAsync(new() { DatasetGroupArn = Group, SolutionConfig = config }, Stop);
}
