using Usher.Core.Records;
using Usher.Core.Resources;

namespace Usher.Storage.Contracts.Resources;

/// <summary>Resources that are kept as long as the object is.</summary>
/// <param name="resources">What it holds at first.</param>
public sealed class MemoryResourceStore(params IEnumerable<Resource> resources) : IResourceStore
{
    private readonly Dictionary<string, Resource> _all = resources.ToDictionary(resource => resource.Arn);
    private readonly Lock _lock = new();

    /// <summary>What writes fail with; null for none.</summary>
    public Exception? Fault { get; set; }

    public Task<IReadOnlyList<Resource>> ReadAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
            return Task.FromResult<IReadOnlyList<Resource>>([.. _all.Values]);
    }

    public Task WriteAsync(IReadOnlyList<Resource> written, IReadOnlyList<string> removed)
    {
        if (Fault is { } fault)
            return Task.FromException(fault);

        lock (_lock)
        {
            foreach (var arn in removed)
                _all.Remove(arn);
            foreach (var resource in written)
                _all[resource.Arn] = resource;
        }

        return Task.CompletedTask;
    }
}
