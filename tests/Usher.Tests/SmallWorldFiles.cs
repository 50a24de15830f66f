using Usher.Contracts;
using Usher.Datasets.Generated;

namespace Usher.Tests;

/// <summary>The files of a small world.</summary>
internal sealed class SmallWorldFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private SmallWorldFiles()
    {
    }

    public string Interactions => _folder["interactions.csv"];

    public string Items => _folder["items.csv"];

    public string Users => _folder["users.csv"];

    public string Model => _folder["model"];

    public Outcome Training { get; private set; } = null!;

    public static async Task<SmallWorldFiles> CreateAsync()
    {
        var files = new SmallWorldFiles();
        var world = GeneratedCatalogue.Create(new() { Users = 60, Items = 90, Interactions = 1_600, Days = 120 });
        world.WriteInteractions(files.Interactions);
        world.WriteItems(files.Items);
        world.WriteUsers(files.Users);
        files.Training = (await new UsherProgram().RunAsync("train", files.Interactions, "--items", files.Items, "--recipe", "usher-transitions", "--out", files.Model)).Succeeded();
        return files;
    }

    public void Dispose() => _folder.Dispose();
}
