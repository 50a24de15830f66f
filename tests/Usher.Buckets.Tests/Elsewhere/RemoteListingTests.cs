using Usher.Buckets.Tests.Contract;

namespace Usher.Buckets.Tests.Elsewhere;

public sealed class RemoteListingTests : ListingContract
{
    protected override Task<OpenBuckets> OpenAsync() => AnotherUsher.OpenAsync();
}
