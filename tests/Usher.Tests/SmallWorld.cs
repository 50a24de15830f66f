[assembly: AssemblyFixture(typeof(Usher.Tests.SharedSmallWorld))]

namespace Usher.Tests;

/// <summary>Files of an invented catalogue just large enough to be trained on, and a model of it. All classes share one, which they only read.</summary>
public sealed class SmallWorld(SharedSmallWorld shared) : IAsyncLifetime
{
    private SmallWorldFiles _files = null!;

    public string Interactions => _files.Interactions;

    public string Items => _files.Items;

    public string Users => _files.Users;

    /// <summary>A model of usher-transitions, trained with the items file.</summary>
    public string Model => _files.Model;

    /// <summary>What training it printed.</summary>
    internal Outcome Training => _files.Training;

    public async ValueTask InitializeAsync() => _files = await shared.GetAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
