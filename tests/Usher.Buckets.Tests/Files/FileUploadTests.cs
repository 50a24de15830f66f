using Usher.Buckets.Tests.Contract;

namespace Usher.Buckets.Tests.Files;

public sealed class FileUploadTests : UploadContract
{
    protected override Task<OpenBuckets> OpenAsync() => DataFolder.OpenAsync();
}
