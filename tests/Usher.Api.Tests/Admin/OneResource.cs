using Usher.Core.Records;
using Usher.Core.Resources;

namespace Usher.Api.Tests.Admin;

/// <summary>Holds one resource and takes no more.</summary>
internal sealed class OneResource(Resource resource) : IResourceStore
{
    public Task<IReadOnlyList<Resource>> ReadAsync(CancellationToken stop) => Task.FromResult<IReadOnlyList<Resource>>([resource]);

    public Task WriteAsync(IReadOnlyList<Resource> written, IReadOnlyList<string> removed) => throw new NotSupportedException();
}
