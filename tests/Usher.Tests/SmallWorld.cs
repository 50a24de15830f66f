using Usher.Contracts;
using Usher.Datasets.Generated;

namespace Usher.Tests;

/// <summary>Files of an invented catalogue just large enough to be trained on, and a model of it.</summary>
public sealed class SmallWorld : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public string Interactions => _folder["interactions.csv"];

    public string Items => _folder["items.csv"];

    public string Users => _folder["users.csv"];

    /// <summary>A model of usher-transitions, trained with the items file.</summary>
    public string Model => _folder["model"];

    /// <summary>What training it printed.</summary>
    internal Outcome Training { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var world = GeneratedCatalogue.Create(new() { Users = 60, Items = 90, Interactions = 1_600, Days = 120 });
        world.WriteInteractions(Interactions);
        world.WriteItems(Items);
        world.WriteUsers(Users);
        Training = await new UsherProgram().RunAsync("train", Interactions, "--items", Items, "--recipe", "usher-transitions", "--out", Model);
        Training.Succeeded();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
