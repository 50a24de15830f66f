using Usher.Buckets.Tests.Contract;

namespace Usher.Buckets.Tests.Remote;

public sealed class RemoteObjectTests : ObjectContract
{
    protected override Task<OpenBuckets> OpenAsync() => AnotherUsher.OpenAsync();
}
