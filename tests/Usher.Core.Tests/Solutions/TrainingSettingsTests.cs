using Usher.Contracts;
using Usher.Core.Resources;
using Usher.Wire.Personalize;

namespace Usher.Core.Tests.Solutions;

/// <summary>eventsConfig and trainingDataConfig.</summary>
[AwsSource("API reference, EventsConfig, EventParameters, TrainingDataConfig")]
public sealed class TrainingSettingsTests : SolutionTests
{
    private const string V2 = "arn:aws:personalize:::recipe/aws-user-personalization-v2";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await InteractionsAsync();
        await Datasets.CreateAsync(new() { Name = "items", DatasetGroupArn = Group, DatasetType = "Items", SchemaArn = await SchemaAsync("items", Items) }, At, Stop);
    }

    [Fact]
    public async Task Weights_of_event_types_are_kept_and_may_be_updated()
    {
        var solution = await SolutionAsync(recipe: V2, config: new() { EventsConfig = Events(("Watch", 0.5), ("Like", 1), ("Skip", 0)) });
        var after = Events(("Like", 1));

        await Solutions.UpdateAsync(new() { SolutionArn = solution, SolutionUpdateConfig = new() { EventsConfig = after } }, Stop);

        Assert.Equal(after, Solutions.Describe(new() { SolutionArn = solution }).Solution!.SolutionConfig!.EventsConfig);
    }

    [Fact]
    public void A_model_reads_the_live_events_that_it_was_trained_on()
    {
        var selection = EventSelection.Of(new() { SolutionConfig = new() { EventsConfig = new() { EventParametersList = [new() { EventType = "Watch", EventValueThreshold = 0.5 }, new() { EventType = "Skip", Weight = 0 }, new() { EventType = "Like" }] } } });

        Assert.Equal((true, true, true), (selection.Takes("Watch", 0.5), selection.Takes("Like", null), selection.Takes("Like", 0.1)));
        Assert.Equal((false, false, false, false), (selection.Takes("Watch", 0.4), selection.Takes("Watch", null), selection.Takes("Skip", 1), selection.Takes("Buy", 1)));
        Assert.Equal((true, false), (EventSelection.Of(new() { EventType = "Watch" }).Takes("Watch", null), EventSelection.Of(new() { EventType = "Watch" }).Takes("Like", null)));
    }

    [Fact]
    public async Task Weights_without_sense_are_refused()
    {
        await RefusedAsync(Popularity, new() { EventsConfig = Events(("Watch", 1)) }, "solutionConfig.eventsConfig was given, which the recipes whose names end in -v2 have");
        await RefusedAsync(V2, new() { EventsConfig = Events(("Watch", 0)) }, "solutionConfig.eventsConfig.eventParametersList has no weight above 0");
        await RefusedAsync(V2, new() { EventsConfig = Events(("Watch", 1), ("Watch", 1)) }, "solutionConfig.eventsConfig.eventParametersList has the eventType 'Watch' 2 times");
        await RefusedAsync(V2, new() { EventsConfig = new() { EventParametersList = [new() { Weight = 1 }] } }, "solutionConfig.eventsConfig.eventParametersList has an entry without eventType.");
        await RefusedAsync(V2, new() { EventsConfig = Events(("Watch", 1)), EventValueThreshold = "1" }, "solutionConfig.eventsConfig and solutionConfig.eventValueThreshold both say which events to learn from");
    }

    [Fact]
    public async Task Columns_are_chosen_by_type_of_dataset()
    {
        var config = new TrainingDataConfig { ExcludedDatasetColumns = Columns("Items", "genres") };

        var solution = await SolutionAsync(config: new() { TrainingDataConfig = config });

        Assert.Equal(config, Solutions.Describe(new() { SolutionArn = solution }).Solution!.SolutionConfig!.TrainingDataConfig);
    }

    [Fact]
    public async Task Columns_that_are_not_there_or_cannot_be_done_without_are_refused()
    {
        await RefusedAsync(Popularity, Excluded("Items", "GENRE"), "solutionConfig.trainingDataConfig has the column 'GENRE' of Items; its columns are ITEM_ID, GENRES.");
        await RefusedAsync(Popularity, Excluded("Users", "AGE"), $"solutionConfig.trainingDataConfig has columns of Users, and {Group} has no such dataset.");
        await RefusedAsync(Popularity, Excluded("Actions", "AGE"), "solutionConfig.trainingDataConfig has columns of 'Actions'; Interactions, Items and Users are allowed.");
        await RefusedAsync(Popularity, Excluded("Interactions", "EVENT_TYPE"), "solutionConfig.trainingDataConfig.excludedDatasetColumns has EVENT_TYPE, which no training can do without.");
        await RefusedAsync(Popularity, Excluded("Interactions", "user_id"), "solutionConfig.trainingDataConfig.excludedDatasetColumns has user_id, which no training can do without.");
        await RefusedAsync(
            Popularity,
            new() { TrainingDataConfig = new() { ExcludedDatasetColumns = Columns("Items", "GENRES"), IncludedDatasetColumns = Columns("ITEMS", "GENRES") } },
            "solutionConfig.trainingDataConfig has columns of ITEMS both in excludedDatasetColumns and in includedDatasetColumns");
    }

    private static EventsConfig Events(params (string Type, double Weight)[] events) => new() { EventParametersList = [.. events.Select(one => new EventParameters { EventType = one.Type, Weight = one.Weight })] };

    private static Dictionary<string, IReadOnlyList<string>> Columns(string type, params string[] columns) => new() { [type] = columns };

    private static SolutionConfig Excluded(string type, string column) => new() { TrainingDataConfig = new() { ExcludedDatasetColumns = Columns(type, column) } };

    private async Task RefusedAsync(string recipe, SolutionConfig config, string beginning)
    {
        var (code, message) = await ServiceHost.RefusedAsync(() => SolutionAsync(recipe: recipe, config: config));
        Assert.Equal("InvalidInputException", code);
        Assert.StartsWith(beginning, message, StringComparison.Ordinal);
    }
}
