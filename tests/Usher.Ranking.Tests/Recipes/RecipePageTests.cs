using Usher.Contracts;
using Usher.Ranking.Recipes;

namespace Usher.Ranking.Tests.Recipes;

/// <summary>The pages in docs/recipes say what the catalog says.</summary>
public sealed class RecipePageTests
{
    public static TheoryData<string> Recipes => [.. All.Select(recipe => recipe.Name)];

    private static IEnumerable<RecipeDescription> All => RecipeCatalog.All.Concat(RecipeCatalog.OfActions);

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Has_the_hyperparameters_of_the_catalog_in_its_table(string recipe)
    {
        var section = Section(Page(recipe), "## Hyperparameters").ToArray();
        var inherited = section.Any(line => line.StartsWith("Those of [aws-hrnn](aws-hrnn.md)", StringComparison.Ordinal)) ? Rows("aws-hrnn") : [];

        var rows = inherited.Concat(section.Where(line => line.StartsWith("| `", StringComparison.Ordinal)));

        Assert.True(Rows(recipe).SequenceEqual(rows), $"docs/recipes/{recipe}.md differs from the catalog, whose rows are:\n{string.Join('\n', Rows(recipe))}");
    }

    [Theory]
    [MemberData(nameof(Recipes))]
    public void Is_listed_in_the_index(string recipe) =>
        Assert.Contains(Page("README"), line => line.StartsWith($"| [{recipe}]({recipe}.md) |", StringComparison.Ordinal));

    [Fact]
    public void Belongs_to_a_recipe_that_exists()
    {
        var pages = Directory.EnumerateFiles(Folder, "*.md").Select(Path.GetFileNameWithoutExtension).Where(page => page != "README");

        Assert.Equal(All.Select(recipe => recipe.Name).Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    private static string Folder => Path.Combine(Repository.Root, "docs", "recipes");

    private static IEnumerable<string> Rows(string recipe) => All.Single(one => one.Name == recipe).Hyperparameters.Select(Row);

    private static string Row(Hyperparameter it) => $"| `{it.Name}` | {it.Default} | {it.Allowed} | {it.Meaning} | {(it.IsTunable ? "yes" : "no")} |";

    private static string[] Page(string name) => File.ReadAllLines(Path.Combine(Folder, $"{name}.md"));

    private static IEnumerable<string> Section(IEnumerable<string> lines, string heading) =>
        lines.SkipWhile(line => line != heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
}
