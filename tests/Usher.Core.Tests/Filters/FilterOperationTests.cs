using Usher.Core.Filters;
using Usher.Core.Quotas;
using Usher.Core.Resources;

namespace Usher.Core.Tests.Filters;

public sealed class FilterOperationTests : InsightTests
{
    private FilterOperations Filters => Service.Get<FilterOperations>();

    [Fact]
    public async Task A_filter_becomes_ACTIVE_and_is_described_and_listed_as_it_was_made()
    {
        await FilmsAsync("i1,Alien,Horror,1979");

        var arn = await FilterAsync("INCLUDE ItemID WHERE Items.GENRES IN ($G)", "by-genre");
        var filter = Filters.Describe(new() { FilterArn = arn }).Filter!;
        var listed = Assert.Single(Filters.List(new() { DatasetGroupArn = Group }, At).Filters!);

        Assert.Equal("arn:aws:personalize:us-east-1:123456789012:filter/by-genre", arn);
        Assert.Equal((arn, "by-genre", Group, "INCLUDE ItemID WHERE Items.GENRES IN ($G)", "ACTIVE"), (filter.FilterArn, filter.Name, filter.DatasetGroupArn, filter.FilterExpression, filter.Status));
        Assert.Equal((arn, "by-genre", Group, "ACTIVE"), (listed.FilterArn, listed.Name, listed.DatasetGroupArn, listed.Status));
    }

    [Fact]
    public async Task A_filter_that_is_deleted_is_gone()
    {
        await FilmsAsync("i1,Alien,Horror,1979");
        var arn = await FilterAsync("INCLUDE ItemID WHERE Items.YEAR > 1");

        await Filters.DeleteAsync(new() { FilterArn = arn }, Stop);

        Assert.Equal("ResourceNotFoundException", (await ServiceHost.RefusedAsync(() => Filters.DeleteAsync(new() { FilterArn = arn }, Stop))).Code);
        Assert.Empty(Filters.List(new(), At).Filters!);
    }

    [Theory]
    [InlineData("INCLUDE ItemID WHERE Items.GENRE IN (\"x\")", "The filter expression, line 1, column 22: Items.GENRE is not there; the columns of the Items dataset are ITEM_ID, TITLE, GENRES, YEAR.")]
    [InlineData("INCLUDE ItemID WHERE Items.GENRES NOT IN ($G)", "The filter expression, line 1, column 43: Invalid input symbol: $G. Placeholders are not allowed with NOT_IN operator. Turn the part around: EXCLUDE with IN for INCLUDE with NOT IN.")]
    [InlineData("EXCLUDE ItemID WHERE Interactions.EVENT_TYPE IN (\"*\")", "The filter expression, line 1, column 22: Interactions.EVENT_TYPE reads the Interactions dataset, which the dataset group does not have. Create it first.")]
    public async Task A_mistake_is_refused_with_its_place(string expression, string message)
    {
        await FilmsAsync("i1,Alien,Horror,1979");

        Assert.Equal(
            ("InvalidInputException", "Could not create filter. " + message),
            await ServiceHost.RefusedAsync(() => Filters.CreateAsync(new() { Name = "f", DatasetGroupArn = Group, FilterExpression = expression }, At, Stop)));
    }

    [Fact]
    public async Task Names_are_given_once_and_a_group_has_so_many_filters_and_columns()
    {
        await FilmsAsync("i1,Alien,Horror,1979");
        await FilterAsync("INCLUDE ItemID WHERE Items.YEAR > 1");
        var tight = new FilterOperations(Service.Records, Service.Get<Naming.Pages>(), new ServiceQuotas { FiltersInGroup = 2, FilterFieldsInGroup = 1 }, Service.Get<Core.Jobs.Jobs>());
        Task CreateAsync(FilterOperations by, string name, string column) =>
            by.CreateAsync(new() { Name = name, DatasetGroupArn = Group, FilterExpression = $"INCLUDE ItemID WHERE Items.{column} != 1" }, At, Stop);

        Assert.Equal("ResourceAlreadyExistsException", (await ServiceHost.RefusedAsync(() => CreateAsync(Filters, "f", "year"))).Code);
        await CreateAsync(tight, "g", "year");
        Assert.Equal(("LimitExceededException", true), await ServiceHost.RefusedAsync(() => CreateAsync(tight, "h", "YEAR")) is var (code, text) ? (code, text.Contains("has 2 filters, as many as are allowed", StringComparison.Ordinal)) : default);
        await Filters.DeleteAsync(new() { FilterArn = "arn:aws:personalize:us-east-1:123456789012:filter/g" }, Stop);
        Assert.Equal(
            ("LimitExceededException", "With this filter the filters of the dataset group would read 2 different columns; 1 are allowed: Items.TITLE, Items.YEAR. Delete filters that are not used."),
            await ServiceHost.RefusedAsync(() => tight.CreateAsync(new() { Name = "h", DatasetGroupArn = Group, FilterExpression = "INCLUDE ItemID WHERE Items.TITLE = \"x\"" }, At, Stop)));
    }

    [Fact]
    public async Task Filters_go_with_their_dataset_group()
    {
        await FilmsAsync("i1,Alien,Horror,1979");
        var arn = await FilterAsync("INCLUDE ItemID WHERE Items.YEAR > 1");
        await Datasets.DeleteAsync(new() { DatasetArn = Service.Records.Current.Of<DatasetResource>().Single().Arn }, Stop);

        await Groups.DeleteAsync(new() { DatasetGroupArn = Group }, Stop);

        Assert.Null(Service.Records.Current.Find<FilterResource>(arn));
    }
}
