using Usher.Buckets.Tests.Contract;

namespace Usher.Buckets.Tests.Files;

public sealed class FileObjectTests : ObjectContract
{
    protected override Task<OpenBuckets> OpenAsync() => DataFolder.OpenAsync();
}
