namespace Usher.Clients.Tests;

/// <summary>Two real servers with accounts of their own: one that keeps buckets in files, and one before it that keeps its buckets there.</summary>
public sealed class UsherBeforeUsher : IAsyncLifetime
{
    /// <summary>Whose buckets lie in files.</summary>
    public UsherServer Behind { get; } = new();

    /// <summary>Whose buckets lie in <see cref="Behind"/>, by its root key.</summary>
    public UsherServer Before { get; }

    public UsherBeforeUsher() => Before = new() { Elsewhere = Behind };

    public async ValueTask InitializeAsync()
    {
        await Behind.InitializeAsync();
        await Before.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Before.DisposeAsync();
        await Behind.DisposeAsync();
    }
}
