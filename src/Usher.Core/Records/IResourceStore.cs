using Usher.Core.Resources;

namespace Usher.Core.Records;

/// <summary>Where resources lie between starts.</summary>
public interface IResourceStore
{
    /// <summary>Every resource that was written and not removed.</summary>
    Task<IReadOnlyList<Resource>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Writes and removes, all of it or nothing. When the task ends the change survives a crash.</summary>
    /// <remarks>It cannot be stopped half-way: whoever stopped it would not know whether it was written.</remarks>
    Task WriteAsync(IReadOnlyList<Resource> written, IReadOnlyList<string> removed);
}
