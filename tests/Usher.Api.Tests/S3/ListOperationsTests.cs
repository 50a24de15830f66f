using System.Net;
using Amazon.S3.Model;
using Usher.Contracts;

namespace Usher.Api.Tests.S3;

public sealed class ListOperationsTests(S3Server server) : S3Tests(server)
{
    private static readonly string[] Keys = ["a", "b/1", "b/2", "c d+e", "f/"];

    [Fact, AwsSource("S3 API Reference, ListObjectsV2: continuation")]
    public async Task V2_goes_on_with_its_token()
    {
        var bucket = await GivenKeysAsync();
        var found = new List<string>();
        string? token = null;
        do
        {
            var page = await Root.ListObjectsV2Async(new() { BucketName = bucket, MaxKeys = 2, ContinuationToken = token }, Stop);
            found.AddRange(page.S3Objects.Select(item => item.Key));
            Assert.Equal(page.KeyCount, page.S3Objects.Count);
            token = page.NextContinuationToken;
        }
        while (token is not null);

        Assert.Equal(Keys, found);
    }

    [Fact, AwsSource("S3 API Reference, ListObjects: NextMarker comes with a delimiter only")]
    public async Task V1_goes_on_with_its_marker()
    {
        var bucket = await GivenKeysAsync();
        var first = await Root.ListObjectsAsync(new ListObjectsRequest { BucketName = bucket, MaxKeys = 2, Delimiter = "/" }, Stop);
        Assert.Equal(("b/", true), (first.NextMarker, first.IsTruncated));

        var second = await Root.ListObjectsAsync(new ListObjectsRequest { BucketName = bucket, Delimiter = "/", Marker = first.NextMarker }, Stop);
        Assert.Equal(["c d+e"], second.S3Objects.Select(item => item.Key));
        Assert.Equal(["f/"], second.CommonPrefixes);
    }

    [Fact, AwsSource("S3 API Reference, ListObjectsV2: encoding-type")]
    public async Task Keys_are_encoded_on_demand()
    {
        var bucket = await GivenKeysAsync();
        using var response = await Server.SendAsync(HttpMethod.Get, $"/{bucket}?encoding-type=url&list-type=2");
        var body = await response.Content.ReadAsStringAsync(Stop);

        Assert.Contains("<Key>c%20d%2Be</Key>", body, StringComparison.Ordinal);
        Assert.Contains("<EncodingType>url</EncodingType>", body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("max-keys=-1")]
    [InlineData("max-keys=many")]
    [InlineData("encoding-type=rot13")]
    [InlineData("list-type=2&continuation-token=made-up")]
    public async Task What_cannot_be_meant_is_an_invalid_argument(string query)
    {
        var bucket = await Server.GivenBucketAsync();
        using var response = await Server.SendAsync(HttpMethod.Get, $"/{bucket}?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("<Code>InvalidArgument</Code>", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_most_a_thousand_come_at_once()
    {
        var bucket = await Server.GivenBucketAsync();
        var page = await Root.ListObjectsV2Async(new() { BucketName = bucket, MaxKeys = 5000 }, Stop);

        Assert.Equal(1000, page.MaxKeys);
    }

    private async Task<string> GivenKeysAsync()
    {
        var bucket = await Server.GivenBucketAsync();
        await Task.WhenAll(Keys.Select(key => PutAsync(bucket, key)));
        return bucket;
    }
}
