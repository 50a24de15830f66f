using Usher.Contracts;
using Usher.Core.Datasets;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;

namespace Usher.Core.Tests.Actions;

[AwsSource("Developer Guide, Actions dataset requirements and Action interactions dataset requirements")]
public sealed class ActionDatasetTests : ActionTests
{
    [Fact]
    public void The_tracking_id_comes_with_the_dataset_of_action_interactions()
    {
        var actions = Datasets.Describe(new() { DatasetArn = "arn:aws:personalize:us-east-1:123456789012:dataset/films/ACTIONS" }).Dataset!;
        var interactions = Datasets.Describe(new() { DatasetArn = "arn:aws:personalize:us-east-1:123456789012:dataset/films/ACTION_INTERACTIONS" }).Dataset!;

        Assert.Equal(("ACTIONS", null, "ACTIVE"), (actions.DatasetType, actions.TrackingId, actions.Status));
        Assert.Equal(("ACTION_INTERACTIONS", "ACTIVE"), (interactions.DatasetType, interactions.Status));
        Assert.True(Guid.TryParse(interactions.TrackingId, out _));
    }

    [Fact]
    public async Task A_group_of_a_domain_has_no_actions()
    {
        var shop = await GroupAsync("shop");
        await Service.Records.ChangeAsync<DatasetGroupResource>(shop, group => group with { Shape = group.Shape with { Domain = "ECOMMERCE" } }, Stop);
        var schema = Datasets.Describe(new() { DatasetArn = ArnOf(DatasetType.Actions) }).Dataset!.SchemaArn!;

        var refusal = await ServiceHost.RefusedAsync(() => Datasets.CreateAsync(new() { Name = "actions", DatasetGroupArn = shop, DatasetType = "Actions", SchemaArn = schema }, At, Stop));

        Assert.Equal("InvalidInputException", refusal.Code);
        Assert.StartsWith($"datasetType is 'Actions', and the dataset group {shop} is of the domain ECOMMERCE; only a group without a domain has datasets of actions.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Their_schemas_cannot_be_replaced()
    {
        foreach (var type in (DatasetType[])[DatasetType.Actions, DatasetType.ActionInteractions])
        {
            var schema = Datasets.Describe(new() { DatasetArn = ArnOf(type) }).Dataset!.SchemaArn!;

            var refusal = await ServiceHost.RefusedAsync(() => Datasets.UpdateAsync(new() { DatasetArn = ArnOf(type), SchemaArn = schema }, Stop));

            Assert.Equal(("InvalidInputException", $"datasetArn is that of a dataset of type {DatasetTypes.Name(type)}; only the schemas of Items and Users datasets can be replaced."), refusal);
        }
    }

    [Fact]
    public async Task Imports_replace_or_add_and_say_which_cells_cannot_be_used()
    {
        var full = await ImportActionsAsync("FULL", "a,10,Email,1900000000,30,app", "b,11,,x,31,", "a,3,,,,");
        var more = await ImportActionsAsync("INCREMENTAL", "c,,,,,");
        var events = await ImportActionInteractionsAsync("FULL", $"u,a,Not Taken,{Start},", $"u,a,declined,{Start},", $"u,b,VIEWED,{Start},phone", $",a,Taken,{Start},");

        Assert.Equal(("ACTIVE", null), (full.Status, full.Shape.FailureReason));
        Assert.Equal((2, 0), (full.Report!.Rows, full.Report.RejectedRows));
        Assert.Equal(
            ["line 3, VALUE '11' is not from 1 to 10.", "line 3, ACTION_EXPIRATION_TIMESTAMP 'x' is not a whole number; a timestamp is in whole seconds since 1970-01-01 UTC.", "line 3, REPEAT_FREQUENCY '31' is not from 0 to 30."],
            full.Report.Rejected.Select(row => $"line {row.Line}, {row.Column} '{row.Value}' {row.Reason}"));
        Assert.Equal("ACTIVE", more.Status);
        Assert.Equal([2, 1], Parts(DatasetType.Actions));
        Assert.Equal(("ACTIVE", 2, 2), (events.Status, events.Report!.Rows, events.Report.RejectedRows));
        Assert.Contains(events.Report.Rejected, row => row is { Column: "EVENT_TYPE", Value: "declined" } && row.Reason.StartsWith("is no event type of action interactions: Taken, Not Taken and Viewed are", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_dataset_that_nothing_uses_can_be_deleted()
    {
        await ImportActionsAsync("FULL", "a,,,,,");

        await Datasets.DeleteAsync(new() { DatasetArn = ArnOf(DatasetType.Actions) }, Stop);
        await Datasets.DeleteAsync(new() { DatasetArn = ArnOf(DatasetType.ActionInteractions) }, Stop);
        var refusal = await ServiceHost.RefusedAsync(() => PutAsync(Of("u", "a")));

        Assert.Equal("InvalidInputException", refusal.Code);
        Assert.StartsWith($"trackingId '{Tracking}' is that of no Action_Interactions dataset.", refusal.Message, StringComparison.Ordinal);
    }

    private long[] Parts(DatasetType type) => [.. Service.Records.Current.Get<DatasetResource>(ArnOf(type)).Parts.Select(part => part.Rows)];
}
