using System.Net;
using System.Net.Sockets;
using Amazon.Runtime;
using Usher.Buckets.Remote;
using Usher.Wire.Errors;

namespace Usher.Buckets.Tests.Remote;

public sealed class RemoteFaultTests
{
    [Fact]
    public async Task An_S3_that_does_not_answer_is_told_as_such()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var address = new Uri($"http://{taken.LocalEndpoint}");
        taken.Stop();
        using var buckets = RemoteBuckets.Connect(address, new BasicAWSCredentials("key", "secret"), "123456789012", "us-east-1", TimeProvider.System);

        var error = await Assert.ThrowsAsync<AwsException>(() => buckets.ListBucketsAsync(TestContext.Current.CancellationToken));

        Assert.Equal("ServiceUnavailable", error.Code);
        Assert.Contains(address.Authority, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(AnotherUsher.KeyId, "another secret", "SignatureDoesNotMatch")]
    [InlineData("AKIANOBODY", AnotherUsher.Secret, "InvalidAccessKeyId")]
    public async Task A_caller_is_not_blamed_for_the_key_that_this_server_has_there(string id, string secret, string there)
    {
        var open = await AnotherUsher.OpenAsync(id, secret);
        await using var until = open.Until;

        var error = await Assert.ThrowsAsync<AwsException>(() => open.Buckets.ListBucketsAsync(TestContext.Current.CancellationToken));

        Assert.Equal("InternalError", error.Code);
        Assert.Contains(there, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, error.Message, StringComparison.Ordinal);
    }
}
