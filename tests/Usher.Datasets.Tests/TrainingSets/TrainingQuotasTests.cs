using Usher.Datasets.Tables;
using Usher.Datasets.TrainingSets;
using Usher.Ranking.Histories;

namespace Usher.Datasets.Tests.TrainingSets;

public sealed class TrainingQuotasTests
{
    [Fact]
    public void Is_content_with_25_users_of_two_interactions_and_1000_in_all() => TrainingQuotas.Check(Set([.. Enumerable.Repeat(40, 25)]));

    [Fact]
    public void Are_settings()
    {
        var set = Set([2, 2]);

        Assert.Empty(new TrainingQuotas { MinInteractions = 4, MinUsersWithTwoInteractions = 2 }.Faults(set));
        Assert.Equal(
            ["Create failed. Dataset has fewer than 3 users with at least 2 interactions each. It has 2.", "Dataset has fewer than 5 interactions. It has 4."],
            new TrainingQuotas { MinInteractions = 5, MinUsersWithTwoInteractions = 3 }.Faults(set));
    }

    [Fact]
    public void Wants_25_users_with_two_interactions()
    {
        var message = Refused(Set([.. Enumerable.Repeat(50, 24), 1, 1]));
        Assert.StartsWith("Create failed. Dataset has fewer than 25 users with at least 2 interactions each. It has 24.", message);
        Assert.EndsWith("or go on with --lift-quotas.", message);
    }

    [Fact]
    public void Wants_one_user_in_a_hundred_with_two_interactions() =>
        Assert.Contains("Only 30 of 3,031 users", Refused(Set([.. Enumerable.Repeat(2, 30), .. Enumerable.Repeat(1, 3001)])));

    [Fact]
    public void Wants_1000_interactions_and_names_the_event_type_it_was_filtered_by()
    {
        Assert.StartsWith("Dataset has fewer than 1000 interactions. It has 999.", Refused(Set([.. Enumerable.Repeat(37, 27)])));
        Assert.StartsWith("Dataset has fewer than 1000 interactions after filtering by event type: watch.", Refused(Set([.. Enumerable.Repeat(37, 27)]), "watch"));
    }

    [Fact]
    public void Says_all_that_a_file_of_one_user_lacks()
    {
        var message = Refused(Set([3]));
        Assert.Contains("fewer than 25 users", message);
        Assert.Contains("fewer than 1000 interactions", message);
    }

    [Fact]
    public void Refuses_a_catalogue_of_one_item() =>
        Assert.StartsWith("Dataset has only one item: there is nothing to choose from.", Refused(Set([.. Enumerable.Repeat(40, 25)], items: 1)));

    private static string Refused(TrainingSet set, string? eventType = null) =>
        Assert.Throws<DatasetException>(() => TrainingQuotas.Check(set, eventType)).Message;

    private static TrainingSet Set(int[] lengths, int items = 10) => new()
    {
        UserIds = new Vocabulary(lengths.Select((_, user) => $"u{user}")),
        ItemIds = new Vocabulary(Enumerable.Range(0, items).Select(item => $"i{item}")),
        Offsets = [0, .. lengths.Select((_, user) => (long)lengths.Take(user + 1).Sum())],
        Items = new int[lengths.Sum()],
        Times = new long[lengths.Sum()],
    };
}
