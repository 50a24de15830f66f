using Usher.Ranking.Actions;

namespace Usher.Ranking.Tests.Actions;

public sealed class ActionEventTypesTests
{
    [Theory]
    [InlineData("Taken", ActionEventType.Taken)]
    [InlineData("TAKEN", ActionEventType.Taken)]
    [InlineData("Not Taken", ActionEventType.NotTaken)]
    [InlineData("not_taken", ActionEventType.NotTaken)]
    [InlineData("Viewed", ActionEventType.Viewed)]
    [InlineData("NotTaken", null)]
    [InlineData("Click", null)]
    [InlineData("", null)]
    public void Case_does_not_count_and_a_blank_is_an_underscore(string text, ActionEventType? type) => Assert.Equal(type, ActionEventTypes.Parse(text));

    [Fact]
    public void The_stored_names_are_read_back() =>
        Assert.All(Enum.GetValues<ActionEventType>(), type => Assert.Equal(type, ActionEventTypes.Parse(ActionEventTypes.NameOf(type))));
}
