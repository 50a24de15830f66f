using Usher.Buckets.Tests.Contract;

namespace Usher.Buckets.Tests.Files;

public sealed class FileListingTests : ListingContract
{
    protected override Task<OpenBuckets> OpenAsync() => DataFolder.OpenAsync();
}
