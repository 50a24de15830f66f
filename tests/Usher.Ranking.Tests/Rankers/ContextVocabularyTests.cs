using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;

namespace Usher.Ranking.Tests.Rankers;

public sealed class ContextVocabularyTests
{
    private static readonly ContextVocabulary Vocabulary = new([new("DEVICE_TYPE", ["Phone", "TV", "日本 🦄"], null), new("TEMPERATURE", ["-5..3", "4", "5..40.5"], [-5, 4, 5])]);

    [Theory]
    [InlineData("DEVICE_TYPE", "TV", new[] { 1 }, new int[0])]
    [InlineData("device_type", "日本 🦄", new[] { 2 }, new int[0])]
    [InlineData("DEVICE_TYPE", "TV | Phone|TV", new[] { 1, 0 }, new int[0])]
    [InlineData("DEVICE_TYPE", "TV|Radio", new[] { 1 }, new int[0])]
    [InlineData("TEMPERATURE", "4", new int[0], new[] { 1 })]
    [InlineData("TEMPERATURE", "3.9", new int[0], new[] { 0 })]
    [InlineData("TEMPERATURE", "-300", new int[0], new[] { 0 })]
    [InlineData("TEMPERATURE", "1e9", new int[0], new[] { 2 })]
    public void Values_become_the_categories_that_were_learned(string column, string value, int[] devices, int[] temperatures)
    {
        var context = Vocabulary.Read(new Dictionary<string, string> { [column] = value })!;

        Assert.Equal(devices, context.Categories[0]);
        Assert.Equal(temperatures, context.Categories[1]);
    }

    [Theory]
    [InlineData("DEVICE_TYPE", "tv")]
    [InlineData("DEVICE_TYPE", "")]
    [InlineData("DEVICE_TYPE", "|")]
    [InlineData("TEMPERATURE", "warm")]
    [InlineData("TEMPERATURE", "NaN")]
    [InlineData("PLACE", "Phone")]
    public void What_was_not_learned_is_no_context(string column, string value) => Assert.Null(Vocabulary.Read(new Dictionary<string, string> { [column] = value }));

    [Fact]
    public void Columns_with_too_many_categories_or_none_are_not_learned()
    {
        var set = new TrainingSet
        {
            UserIds = new(["u"]),
            ItemIds = new(["i"]),
            Offsets = [0, 1],
            Items = [0],
            Times = [0],
            EventFields =
            [
                new() { Name = "SESSION", Labels = [.. Enumerable.Range(0, 10_001).Select(label => $"{label}")], Offsets = [0, 1], Categories = [5] },
                new() { Name = "EMPTY", Labels = [], Offsets = [0, 0], Categories = [] },
                new() { Name = "DEVICE", Labels = ["TV"], Offsets = [0, 1], Categories = [0] },
            ],
        };

        Assert.Equal(["DEVICE"], ContextVocabulary.FieldsOf(set).Select(field => field.Name));
    }
}
