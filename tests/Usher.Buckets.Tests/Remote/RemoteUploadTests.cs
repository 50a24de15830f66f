using Usher.Buckets.Tests.Contract;

namespace Usher.Buckets.Tests.Remote;

public sealed class RemoteUploadTests : UploadContract
{
    protected override Task<OpenBuckets> OpenAsync() => AnotherUsher.OpenAsync();
}
