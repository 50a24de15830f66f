using System.Net;
using Usher.Contracts;
using Usher.Wire.Signing.Bodies;
using Usher.Wire.Signing.Making;

namespace Usher.Api.Tests.S3;

/// <summary>Buckets in host names, and hosts that are none of ours.</summary>
[AwsSource("S3 User Guide, 'Virtual hosting of general purpose buckets'")]
public sealed class HostTests(S3Server server) : S3Tests(server)
{
    /// <summary>Ends of hosts that a bucket may stand before.</summary>
    public static TheoryData<string> Ends =>
        ["localhost", "s3.localhost", "usher.example.com", "s3.amazonaws.com", "s3.us-east-1.amazonaws.com", "s3-us-west-2.amazonaws.com", "s3.dualstack.eu-west-1.amazonaws.com"];

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task A_bucket_may_stand_in_the_host_name(string end)
    {
        var bucket = await Server.GivenBucketAsync();
        await PutAsync(bucket, "folder/key", "by host");

        Assert.Equal("by host", await AskAsync(HttpMethod.Get, "/folder/key", $"{bucket}.{end}:{Server.Address.Port}"));
        Assert.Contains("<ListBucketResult", await AskAsync(HttpMethod.Get, "/?list-type=2", $"{bucket}.{end}"), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ends))]
    public async Task An_empty_object_by_host_does_not_become_a_bucket(string end)
    {
        var bucket = await Server.GivenBucketAsync();

        Assert.Equal("", await AskAsync(HttpMethod.Put, "/empty-key", $"{bucket}.{end}"));

        Assert.Equal("", await ReadAsync(bucket, "empty-key"));
        Assert.DoesNotContain(await Server.Buckets.ListBucketsAsync(Stop), one => one.Name == "empty-key");
    }

    [Theory]
    [MemberData(nameof(Ends))]
    [InlineData("container")]
    [InlineData("127.0.0.1:4566")]
    [InlineData("[::1]:4566")]
    public async Task A_host_without_a_bucket_leaves_it_to_the_path(string host)
    {
        var bucket = await Server.GivenBucketAsync();
        await PutAsync(bucket, "key", "by path");

        Assert.Equal("by path", await AskAsync(HttpMethod.Get, $"/{bucket}/key", host));
    }

    [Fact]
    public async Task A_bucket_in_the_host_of_one_request_is_none_of_the_next_on_its_connection()
    {
        var (first, second) = (await Server.GivenBucketAsync(), await Server.GivenBucketAsync());
        await PutAsync(first, "key", "first");
        await PutAsync(second, "key", "second");
        using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = 1 });
        async Task<string> GetAsync(string path, string host)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Address, path));
            request.Headers.Host = host;
            new RequestSigner(Server.RootKey, "us-east-1", "s3").Sign(request, BodyHash.Of([]), TimeProvider.System.GetUtcNow());
            using var answer = await client.SendAsync(request, Stop);
            return await answer.Content.ReadAsStringAsync(Stop);
        }

        Assert.Equal("first", await GetAsync("/key", $"{first}.localhost"));
        Assert.Equal("second", await GetAsync($"/{second}/key", "localhost"));
        Assert.Equal("second", await GetAsync("/key", $"{second}.s3.us-east-1.amazonaws.com"));
    }

    [Theory]
    [InlineData("usher.evil.test")]
    [InlineData("bucket.s3.us-east-1.amazonaws.com.evil.test")]
    public async Task A_host_that_is_none_of_ours_is_refused_by_name_with_what_to_try(string host)
    {
        var body = await AskAsync(HttpMethod.Put, "/made-by-host", host);

        Assert.Contains("<Code>InvalidHostHeader</Code>", body, StringComparison.Ordinal);
        Assert.Contains($"'{host}'", body, StringComparison.Ordinal);
        Assert.Contains("usher serve --host NAME", body, StringComparison.Ordinal);
        Assert.DoesNotContain(await Server.Buckets.ListBucketsAsync(Stop), one => one.Name == "made-by-host");
    }

    [Fact]
    public async Task A_part_of_S3_that_is_not_here_is_refused_and_not_read_as_a_path()
    {
        var body = await AskAsync(HttpMethod.Put, "/made-by-access-point", "films-123456789012.s3-accesspoint.us-east-1.amazonaws.com");

        Assert.Contains("<Code>InvalidHostHeader</Code>", body, StringComparison.Ordinal);
        Assert.Contains("access points", body, StringComparison.Ordinal);
        Assert.DoesNotContain(await Server.Buckets.ListBucketsAsync(Stop), one => one.Name == "made-by-access-point");
    }

    [Theory]
    [InlineData("iam.amazonaws.com", HttpStatusCode.OK)]
    [InlineData("sts.eu-west-1.amazonaws.com", HttpStatusCode.OK)]
    [InlineData("usher.example.com", HttpStatusCode.OK)]
    [InlineData("usher.evil.test", HttpStatusCode.BadRequest)]
    public async Task Other_services_answer_to_hosts_of_AWS_and_to_our_own(string host, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Server.Address);
        request.Headers.Host = host;
        new RequestSigner(Server.RootKey, "us-east-1", "iam").Sign(request, BodyHash.Of([]), TimeProvider.System.GetUtcNow());
        using var client = new HttpClient();
        using var answer = await client.SendAsync(request, Stop);

        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task An_upload_by_host_is_told_its_address_with_the_bucket_in_it_once()
    {
        var bucket = await Server.GivenBucketAsync();
        var host = $"{bucket}.localhost:{Server.Address.Port}";
        var upload = (await AskAsync(HttpMethod.Post, "/key?uploads", host)).Split("<UploadId>")[1].Split('<')[0];
        using var part = await Server.SendAsync(HttpMethod.Put, $"/key?partNumber=1&uploadId={upload}", [1], ("Host", host));
        var document = $"<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>{part.Headers.ETag}</ETag></Part></CompleteMultipartUpload>";
        using var completed = await Server.SendAsync(HttpMethod.Post, $"/key?uploadId={upload}", System.Text.Encoding.UTF8.GetBytes(document), ("Host", host));

        Assert.Contains($"<Location>http://{host}/key</Location>", await completed.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    private async Task<string> AskAsync(HttpMethod method, string path, string host)
    {
        using var response = await Server.SendAsync(method, path, null, ("Host", host));
        return await response.Content.ReadAsStringAsync(Stop);
    }
}
