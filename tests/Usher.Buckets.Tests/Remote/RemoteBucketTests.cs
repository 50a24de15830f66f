using Usher.Buckets.Tests.Contract;

namespace Usher.Buckets.Tests.Remote;

public sealed class RemoteBucketTests : BucketContract
{
    protected override Task<OpenBuckets> OpenAsync() => AnotherUsher.OpenAsync();
}
