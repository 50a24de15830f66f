using Usher.Contracts;
using Usher.Datasets.Generated;

namespace Usher.Training.Tests;

/// <summary>The example of README.md for those who use Usher as a library.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Shows_the_example_that_is_compiled_here()
    {
        var compiled = File.ReadAllLines(Path.Combine(Repository.Root, "tests", "Usher.Training.Tests", "LibraryExample.cs")).Skip(1);

        Assert.Equal(compiled, Example());
    }

    [Fact]
    public void Its_example_prints_ten_items_best_first()
    {
        using var folder = new TemporaryFolder();
        var catalogue = GeneratedCatalogue.Create(new() { Users = 60, Items = 120, Interactions = 1500 });
        catalogue.WriteInteractions(folder["interactions.csv"]);
        var output = new StringWriter();

        LibraryExample.Recommend(folder["interactions.csv"], catalogue.Viewers[0].Id, output);

        var scores = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[1]).ToArray();
        Assert.Equal(10, scores.Length);
        Assert.Equal(scores.OrderDescending(StringComparer.Ordinal), scores);
    }

    private static IEnumerable<string> Example() =>
        File.ReadAllLines(Path.Combine(Repository.Root, "README.md")).SkipWhile(line => line != "```csharp").Skip(1).TakeWhile(line => line != "```");
}
