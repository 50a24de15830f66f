using Usher.Buckets.Tests.Contract;

namespace Usher.Buckets.Tests.Remote;

public sealed class RemoteListingTests : ListingContract
{
    // Each key is a request there and back.
    protected override int BucketsToTry => 6;

    protected override Task<OpenBuckets> OpenAsync() => AnotherUsher.OpenAsync();
}
