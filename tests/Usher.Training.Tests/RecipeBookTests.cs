using Usher.Ranking.Recipes;

namespace Usher.Training.Tests;

public sealed class RecipeBookTests
{
    [Fact]
    public void Finds_every_counting_recipe_by_its_name() => Assert.All(
        ["aws-popularity-count", "aws-trending-now", "aws-sims", "aws-similar-items", "usher-transitions", "usher-ease", "usher-counts"],
        name => Assert.Equal(name, RecipeBook.Find(name).Name));

    [Fact]
    public void Answers_an_unknown_name_with_the_names_there_are() =>
        Assert.Contains("aws-hrnn", Assert.Throws<RecipeException>(() => RecipeBook.Find("aws-nothing")).Message);
}
