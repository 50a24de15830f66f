using Microsoft.Extensions.DependencyInjection;
using Usher.Contracts;
using Usher.Core.Actions;
using Usher.Core.Events;
using Usher.Core.EventStore;
using Usher.Core.Resources;
using Usher.Datasets.Schemas;

namespace Usher.Core.Tests.Actions;

[AwsSource("API reference, GetActionRecommendations; Developer Guide, Actions dataset")]
public sealed class ActionRecommendationTests : ActionTests
{
    private const int Day = 86_400;

    private readonly MovableClock _clock = new(DateTimeOffset.FromUnixTimeSeconds(Start));

    // The moments of expiration and repetition are by a clock that the test turns.
    protected override void AddServices(IServiceCollection services) => services.AddSingleton(its => ActivatorUtilities.CreateInstance<ActionCandidates>(its, _clock));

    [Fact]
    public async Task Actions_come_by_propensity_and_value_decides_between_near_ones_and_those_without_a_score_come_last()
    {
        await ImportActionsAsync("FULL", "a,3,,,,", "b,10,,,,", "c,9,,,,", "d,1,,,,", "e,2,,,,");
        var campaign = await CampaignAsync(await ActionVersionAsync());

        Assert.Equal([("c", 0.49), ("a", 0.5), ("b", 0.3), ("e", 0), ("d", 0)], await ActionsAsync(campaign, "somebody"));
    }

    [Fact]
    public async Task Five_come_without_numResults_and_at_most_a_hundred()
    {
        await ImportActionsAsync("FULL", [.. Enumerable.Range(0, 120).Select(number => $"x{number},,,,,")]);
        var campaign = await CampaignAsync(await ActionVersionAsync());

        Assert.Equal(5, (await ActionsAsync(campaign, "u")).Count());
        Assert.Equal(100, (await ActionsAsync(campaign, "u", 100)).Count());
        Assert.Empty(await ActionsAsync(campaign, "u", 0));
    }

    [Fact]
    public async Task The_history_of_the_training_counts_and_each_interaction_and_event_in_the_very_next_answer()
    {
        await ImportActionsAsync("FULL", "a,,,,,", "b,,,,,");
        var campaign = await CampaignAsync(await ActionVersionAsync());
        var tracker = await Service.Get<EventTrackerOperations>().CreateAsync(new() { Name = "site", DatasetGroupArn = Group }, At, Stop);
        var (stranger, refuser, buyer) = (await ActionsAsync(campaign, "u0"), await ActionsAsync(campaign, "u1"), await ActionsAsync(campaign, "u2"));

        await PutAsync(Of("u0", "a", "Not Taken"));
        var afterRefusal = await ActionsAsync(campaign, "u0");
        await Service.Get<EventOperations>().PutAsync(
            new() { TrackingId = tracker.TrackingId!, UserId = "u0", SessionId = "s", EventList = [new() { ItemId = "i1", EventType = "Watch", SentAt = DateTimeOffset.FromUnixTimeSeconds(Start) }] });

        Assert.Equal([("a", 0.5), ("b", 0.3)], stranger);
        Assert.Equal([("b", 0.3), ("a", 0.11)], refuser);
        Assert.Equal([("a", 0.5), ("b", 0.46)], buyer);
        Assert.Equal(refuser, afterRefusal);
        Assert.Equal([("b", 0.46), ("a", 0.11)], await ActionsAsync(campaign, "u0"));
        Assert.Equal(stranger, await ActionsAsync(campaign, "u3"));
    }

    [Fact]
    public async Task Interactions_that_the_model_was_trained_with_do_not_count_twice()
    {
        await ImportActionsAsync("FULL", "a,,,,,", "b,,,,,");
        await PutAsync(Of("u0", "a", "Not Taken"));
        var newest = (await Service.Get<IEventStore>().ReadEventsAsync(DatasetStreamName.Of(Service.Records.Current.Get<DatasetResource>(ArnOf(DatasetType.ActionInteractions))), after: 0, Stop).ToArrayAsync(Stop)).Single().Number;

        var campaign = await CampaignAsync(await ActionVersionAsync(version => version with { LastActionEvent = newest }));

        Assert.Equal([("a", 0.5), ("b", 0.3)], await ActionsAsync(campaign, "u0"));
    }

    [Fact]
    public async Task Before_login_a_session_is_a_user()
    {
        await ImportActionsAsync("FULL", "a,,,,,", "b,,,,,");
        var campaign = await CampaignAsync(await ActionVersionAsync());

        await PutAsync(Of(null, "a", "Not Taken", session: "s-1"));
        var before = await ActionsAsync(campaign, "s-1");
        await PutAsync(Of("u0", "b", "Viewed", session: "s-1"));

        Assert.Equal([("b", 0.3), ("a", 0.11)], before);
        Assert.Equal([("b", 0.3), ("a", 0.11)], await ActionsAsync(campaign, "u0"));
        Assert.Equal([("a", 0.5), ("b", 0.3)], await ActionsAsync(campaign, "s-1"));
    }

    [Fact]
    public async Task An_action_that_expires_this_second_is_left_out()
    {
        await ImportActionsAsync("FULL", $"a,,,{Start + 1},,", "b,,,,,");
        var campaign = await CampaignAsync(await ActionVersionAsync());

        var before = await ActionsAsync(campaign, "u");
        _clock.Now += TimeSpan.FromSeconds(1);

        Assert.Equal([("a", 0.5), ("b", 0.3)], before);
        Assert.Equal([("b", 0.3)], await ActionsAsync(campaign, "u"));
    }

    [Theory]
    [InlineData("Taken", true)]
    [InlineData("Not Taken", true)]
    [InlineData("Viewed", false)]
    public async Task An_action_that_a_user_has_decided_about_is_left_out_for_this_user_until_its_repeat_period_has_passed(string type, bool isLeftOut)
    {
        await ImportActionsAsync("FULL", "a,,,,3,", "b,,,,,");
        await ImportActionInteractionsAsync("FULL", $"imported,a,{type},{Start},");
        var campaign = await CampaignAsync(await ActionVersionAsync());
        await PutAsync(Of("live", "a", type), Of("live", "b", type));
        Task<bool[]> AreLeftOutAsync() => Task.WhenAll(((string[])["imported", "live", "other"]).Select(async user => (await ActionsAsync(campaign, user)).All(action => action.Action != "a")));

        var now = await AreLeftOutAsync();
        _clock.Now += TimeSpan.FromDays(3) - TimeSpan.FromSeconds(1);
        var justBefore = await AreLeftOutAsync();
        _clock.Now += TimeSpan.FromSeconds(1);
        var afterwards = await AreLeftOutAsync();

        Assert.Equal([isLeftOut, isLeftOut, false], now);
        Assert.Equal([false, false, false], afterwards);
        Assert.Equal([isLeftOut, isLeftOut, false], justBefore);
        Assert.Contains(await ActionsAsync(campaign, "live"), action => action.Action == "b");
    }

    [Fact]
    public async Task A_row_of_PutActions_counts_in_the_next_answer_and_an_import_of_all_actions_replaces_imported_ones()
    {
        await ImportActionsAsync("FULL", "a,1,,,,", "c,2,,,,");
        var campaign = await CampaignAsync(await ActionVersionAsync());
        var before = await ActionsAsync(campaign, "u");

        await PutActionAsync("a", """{"value":3}""");
        await PutActionAsync("new", """{"value":10}""");
        var afterPut = await ActionsAsync(campaign, "u");
        await PutActionAsync("new", $$"""{"actionExpirationTimestamp":{{Start - Day}}}""");
        await ImportActionsAsync("FULL", "b,,,,,");

        Assert.Equal([("c", 0.49), ("a", 0.5)], before);
        Assert.Equal([("a", 0.5), ("c", 0.49), ("new", 0)], afterPut);
        Assert.Equal([("a", 0.5), ("b", 0.3)], await ActionsAsync(campaign, "u"));
    }

    [Fact]
    public async Task A_filter_of_actions_reads_rows_and_what_the_user_decided_before()
    {
        await ImportActionsAsync("FULL", "a,3,,,,mail", "b,10,,,,phone", "c,9,,,,mail", $"d,1,,{Start},,mail");
        await ImportActionInteractionsAsync("FULL", $"u,a,Not Taken,{Start},");
        var campaign = await CampaignAsync(await ActionVersionAsync());
        var mail = await FilterAsync("INCLUDE ActionID WHERE Actions.CHANNEL IN ($CHANNEL) AND Action.VALUE > ($LEAST)", "mail");
        var decided = await FilterAsync("EXCLUDE ActionID WHERE Action_Interactions.EVENT_TYPE IN (\"NOT_TAKEN\")", "decided");

        Assert.Equal(["c", "a"], await FilteredAsync("u", mail, new() { ["CHANNEL"] = "\"mail\"", ["LEAST"] = "1" }));
        Assert.Equal(["c", "b"], await FilteredAsync("u", decided));
        await PutAsync(Of("u", "c", "Not Taken"));
        await PutActionAsync("b", """{"channel":"mail","value":2}""");
        Assert.Equal(["b"], await FilteredAsync("u", decided));
        Assert.Equal(["a", "b", "c"], (await FilteredAsync("u", mail, new() { ["CHANNEL"] = "\"mail\"", ["LEAST"] = "1" })).Order());

        async Task<string[]> FilteredAsync(string user, string filter, Dictionary<string, string>? values = null) =>
            [.. (await Service.Get<ActionRecommendationOperations>().GetAsync(new() { CampaignArn = campaign, UserId = user, FilterArn = filter, FilterValues = values }, Stop)).ActionList!.Select(action => action.ActionId!)];
    }

    [Fact]
    public async Task A_filter_of_items_is_not_one_of_actions()
    {
        var campaign = await CampaignAsync(await ActionVersionAsync());
        var items = await FilterAsync("EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"*\")");

        Assert.Equal(
            ("InvalidInputException", "The filter 'EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"*\")' filters Items; this request needs one of Actions."),
            await ServiceHost.RefusedAsync(() => Service.Get<ActionRecommendationOperations>().GetAsync(new() { CampaignArn = campaign, UserId = "u", FilterArn = items }, Stop)));
    }

    [Fact]
    public async Task Campaigns_of_actions_and_of_items_say_which_operation_is_theirs()
    {
        await ImportActionsAsync("FULL", "a,,,,,");
        var actions = await CampaignAsync(await ActionVersionAsync(), "actions");
        var items = await CampaignAsync(await VersionAsync(), "items");

        var list = await ServiceHost.RefusedAsync(() => Recommendations.GetAsync(new() { CampaignArn = actions, UserId = "u" }, Stop));
        var ranking = await ServiceHost.RefusedAsync(() => Rankings.GetAsync(new() { CampaignArn = actions, UserId = "u", InputList = ["i0"] }, Stop));
        var wrong = await ServiceHost.RefusedAsync(() => ActionsAsync(items, "u"));

        Assert.Equal(("InvalidInputException", $"The campaign {actions} was trained with aws-next-best-action, which recommends actions. Ask it with GetActionRecommendations."), list);
        Assert.Equal(list, ranking);
        Assert.Equal(("InvalidInputException", $"The campaign {items} was trained with aws-hrnn, which recommends items. Ask it with GetRecommendations, or train with aws-next-best-action for actions."), wrong);
    }

    [Fact]
    public async Task What_is_missing_or_too_much_is_told()
    {
        var campaign = await CampaignAsync(await ActionVersionAsync());
        (Wire.PersonalizeRuntime.GetActionRecommendationsRequest Request, string Text)[] refused =
        [
            (new() { UserId = "u" }, "campaignArn is missing."),
            (new() { CampaignArn = campaign }, "userId is missing; a campaign trained with aws-next-best-action gives actions for a user."),
            (new() { CampaignArn = campaign, UserId = "" }, "userId is missing;"),
            (new() { CampaignArn = campaign, UserId = "u", NumResults = 101 }, "numResults is 101; at most 100 come at once."),
        ];

        foreach (var (request, text) in refused)
        {
            var (code, message) = await ServiceHost.RefusedAsync(() => Service.Get<ActionRecommendationOperations>().GetAsync(request, Stop));
            Assert.Equal("InvalidInputException", code);
            Assert.StartsWith(text, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Without_an_Actions_dataset_there_is_nothing_to_recommend()
    {
        var campaign = await CampaignAsync(await ActionVersionAsync());

        var before = await ActionsAsync(campaign, "u");
        await Service.Records.ChangeAsync(snapshot => snapshot.Without([snapshot.Get<DatasetResource>(ArnOf(DatasetType.Actions))]), Stop);

        Assert.Empty(before);
        Assert.Empty(await ActionsAsync(campaign, "u"));
    }

    private sealed class MovableClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
