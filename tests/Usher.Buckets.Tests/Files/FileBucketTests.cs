using Usher.Buckets.Tests.Contract;

namespace Usher.Buckets.Tests.Files;

public sealed class FileBucketTests : BucketContract
{
    protected override Task<OpenBuckets> OpenAsync() => DataFolder.OpenAsync();
}
