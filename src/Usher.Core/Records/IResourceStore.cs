using Usher.Core.Resources;

namespace Usher.Core.Records;

/// <summary>Stores the resources durably.</summary>
public interface IResourceStore
{
    /// <summary>Reads every resource that was written and not removed.</summary>
    Task<IReadOnlyList<Resource>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes and removes resources, all or none. When the task ends, the change survives a crash.</summary>
    /// <remarks>It takes no cancellation token: a caller that cancelled would not know whether the change was written.</remarks>
    Task WriteAsync(IReadOnlyList<Resource> written, IReadOnlyList<string> removed);
}
