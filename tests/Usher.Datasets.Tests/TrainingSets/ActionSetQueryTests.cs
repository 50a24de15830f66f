using Usher.Contracts;
using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;
using Usher.Datasets.TrainingSets;
using Usher.Ranking.Actions;

namespace Usher.Datasets.Tests.TrainingSets;

public sealed class ActionSetQueryTests : IDisposable
{
    private const string Actions = """{"type":"record","name":"Actions","fields":[{"name":"ACTION_ID","type":"string"},{"name":"VALUE","type":["null","long"]}]}""";

    private const string Interactions =
        """{"type":"record","name":"ActionInteractions","fields":[{"name":"USER_ID","type":"string"},{"name":"ACTION_ID","type":"string"},{"name":"EVENT_TYPE","type":"string"},{"name":"TIMESTAMP","type":"long"},{"name":"DEVICE","type":["null","string"]}]}""";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Interactions_come_by_user_and_time_once_and_in_a_second_those_that_end_come_last()
    {
        var set = Run(
            [Part("actions-1", Actions, "ACTION_ID,VALUE\nb,1\na,\n"), Part("actions-2", Actions, "ACTION_ID,VALUE\na,2\nc,3\n")],
            [
                Part("events-1", Interactions, "USER_ID,ACTION_ID,EVENT_TYPE,TIMESTAMP,DEVICE\nv,a,Taken,7,\nu,b,TAKEN,5,\nu,b,not taken,5,\nu,b,Viewed,5,\nu,gone,Taken,6,\n"),
                Part("events-2", Interactions, "USER_ID,ACTION_ID,EVENT_TYPE,TIMESTAMP,DEVICE\nu,b,Taken,5,phone\nu,c,Viewed,4,\nw,gone,Taken,1,\n"),
            ]);

        Assert.Equal(["a", "b", "c"], set.ActionIds.Ids);
        Assert.Equal(["u", "v"], set.UserIds.Ids);
        Assert.Equal([new(2, ActionEventType.Viewed, 4), new(1, ActionEventType.Viewed, 5), new(1, ActionEventType.NotTaken, 5), new(1, ActionEventType.Taken, 5)], EventsOf(set, 0));
        Assert.Equal([new(0, ActionEventType.Taken, 7)], EventsOf(set, 1));
    }

    [Fact]
    public void Of_too_many_actions_those_with_the_most_recent_interactions_are_taken()
    {
        const long Newest = 100L * 86_400;
        string[] rows = [$"u,c,Viewed,{Newest},", .. Enumerable.Range(0, 9).Select(second => $"u,a,Viewed,{second},"), $"u,d,Viewed,{Newest - 1},", $"u,d,Viewed,{Newest - 2},"];

        var set = Run([Part("actions", Actions, "ACTION_ID,VALUE\na,\nb,\nc,\nd,\n")], [Part("events", Interactions, $"USER_ID,ACTION_ID,EVENT_TYPE,TIMESTAMP,DEVICE\n{string.Join('\n', rows)}\n")], maxActions: 3);

        Assert.Equal(["a", "c", "d"], set.ActionIds.Ids);
        Assert.Equal(12, set.EventCount);
    }

    [Fact]
    public void Without_interactions_there_are_only_actions_and_without_actions_nothing()
    {
        var only = Run([Part("actions", Actions, "ACTION_ID,VALUE\na,\n")], []);

        Assert.Equal((1, 0, 0), (only.ActionIds.Count, only.UserIds.Count, only.EventCount));
        Assert.Empty(Run([], []).ActionIds.Ids);
    }

    [Fact]
    public void A_set_is_handed_over_as_a_file()
    {
        var set = Run([Part("actions", Actions, "ACTION_ID,VALUE\na,\n")], [Part("events", Interactions, "USER_ID,ACTION_ID,EVENT_TYPE,TIMESTAMP,DEVICE\nu,a,Viewed,4,\nu,a,Taken,5,\n")]);

        ActionSetFiles.Write(set, _folder["set"]);
        var read = ActionSetFiles.Read(_folder["set"]);

        Assert.True(ActionSetFiles.IsIn(_folder["set"]));
        Assert.Equal(set.ActionIds.Ids, read.ActionIds.Ids);
        Assert.Equal(set.UserIds.Ids, read.UserIds.Ids);
        Assert.Equal(EventsOf(set, 0), EventsOf(read, 0));
    }

    private static ActionEvent[] EventsOf(ActionSet set, int user)
    {
        var events = set.EventsOf(user);
        var copy = new ActionEvent[events.Length];
        for (var at = 0; at < copy.Length; at++)
            copy[at] = events[at];
        return copy;
    }

    private static ActionSet Run(IReadOnlyList<string> actions, IReadOnlyList<string> interactions, int maxActions = 1_000) =>
        ActionSetQuery.Run(actions, interactions, maxActions, TestContext.Current.CancellationToken);

    private string Part(string name, string schema, string text)
    {
        new CsvImporter().Import(_folder.Write($"{name}.csv", text), Schema.Parse(schema), _folder[$"{name}.parquet"], TestContext.Current.CancellationToken);
        return _folder[$"{name}.parquet"];
    }
}
