using System.Net;
using Amazon.S3.Model;
using Usher.Contracts;

namespace Usher.Api.Tests.S3;

public sealed class BucketOperationsTests(S3Server server) : S3Tests(server)
{
    [Fact, AwsSource("S3 API Reference, CreateBucket, HeadBucket, ListBuckets")]
    public async Task A_bucket_is_made_found_and_listed_with_its_region()
    {
        var name = await Server.GivenBucketAsync();

        var head = await Root.HeadBucketAsync(new() { BucketName = name }, Stop);
        Assert.Equal("us-east-1", head.BucketRegion);
        var listed = Assert.Single((await Root.ListBucketsAsync(new ListBucketsRequest { Prefix = name }, Stop)).Buckets, bucket => bucket.BucketName == name);
        Assert.Equal("us-east-1", listed.BucketRegion);
        Assert.Equal("", (await Root.GetBucketLocationAsync(name, Stop)).Location.Value);
    }

    [Fact, AwsSource("S3 API Reference, CreateBucket, Errors: BucketAlreadyOwnedByYou is returned in all Regions except us-east-1")]
    public async Task In_us_east_1_a_bucket_of_ones_own_can_be_made_again()
    {
        var name = await Server.GivenBucketAsync();
        Assert.Equal(HttpStatusCode.OK, (await Root.PutBucketAsync(name, Stop)).HttpStatusCode);
    }

    [Fact, AwsSource("S3 API Reference, CreateBucket, LocationConstraint")]
    public async Task A_bucket_lies_in_the_region_it_was_asked_for()
    {
        await Root.PutBucketAsync(new PutBucketRequest { BucketName = "in-frankfurt", BucketRegionName = "eu-central-1" }, Stop);
        Assert.Equal("eu-central-1", (await Root.GetBucketLocationAsync("in-frankfurt", Stop)).Location.Value);
    }

    [Fact, AwsSource("S3 User Guide, General purpose bucket naming rules")]
    public async Task A_name_against_the_rules_is_refused_with_the_rule()
    {
        using var response = await Server.SendAsync(HttpMethod.Put, "/Not_Allowed");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("<Code>InvalidBucketName</Code>", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact, AwsSource("S3 API Reference, DeleteBucket; Error responses: BucketNotEmpty")]
    public async Task A_bucket_is_deleted_once_it_is_empty()
    {
        var name = await Server.GivenBucketAsync();
        await PutAsync(name, "key");
        Assert.Equal(HttpStatusCode.Conflict, (await Refused("BucketNotEmpty", () => Root.DeleteBucketAsync(name, Stop))).StatusCode);

        await Root.DeleteObjectAsync(name, "key", Stop);
        await Root.DeleteBucketAsync(name, Stop);
        Assert.Equal(HttpStatusCode.NotFound, (await Refused("NoSuchBucket", () => Root.ListObjectsV2Async(new() { BucketName = name }, Stop))).StatusCode);
    }

    [Fact, AwsSource("S3 API Reference, GetBucketTagging, PutBucketTagging, DeleteBucketTagging")]
    public async Task Tags_are_put_told_and_deleted()
    {
        var name = await Server.GivenBucketAsync();
        await Refused("NoSuchTagSet", () => Root.GetBucketTaggingAsync(new() { BucketName = name }, Stop));

        await Root.PutBucketTaggingAsync(name, [new() { Key = "team", Value = "films & series" }], Stop);
        Assert.Equal("films & series", Assert.Single((await Root.GetBucketTaggingAsync(new() { BucketName = name }, Stop)).TagSet).Value);

        await Root.DeleteBucketTaggingAsync(name, Stop);
        await Refused("NoSuchTagSet", () => Root.GetBucketTaggingAsync(new() { BucketName = name }, Stop));
    }

    [Fact, AwsSource("S3 API Reference, GetBucketAcl, GetBucketVersioning, GetBucketCors and others, of a bucket on which they were never set")]
    public async Task What_was_never_set_up_is_told_as_such()
    {
        var name = await Server.GivenBucketAsync();

        Assert.Equal("FULL_CONTROL", Assert.Single((await Root.GetBucketAclAsync(new GetBucketAclRequest { BucketName = name }, Stop)).Grants).Permission.Value);
        Assert.Equal("Off", (await Root.GetBucketVersioningAsync(name, Stop)).VersioningConfig.Status.Value);
        await Refused("ServerSideEncryptionConfigurationNotFoundError", () => RawAsync("encryption", name));
        await Refused("NoSuchLifecycleConfiguration", () => RawAsync("lifecycle", name));
        await Refused("NoSuchPublicAccessBlockConfiguration", () => Root.GetPublicAccessBlockAsync(new() { BucketName = name }, Stop));
    }

    [Theory]
    [InlineData("PUT", "?lifecycle", "PutBucketLifecycleConfiguration")]
    [InlineData("DELETE", "?website", "DeleteBucketWebsite")]
    [InlineData("GET", "?versions", "ListObjectVersions")]
    [InlineData("PUT", "/key?retention", "PutObjectRetention")]
    public async Task An_operation_that_was_not_built_is_refused_by_name(string method, string rest, string operation)
    {
        var name = await Server.GivenBucketAsync();
        using var response = await Server.SendAsync(new(method), $"/{name}{rest}");

        Assert.Equal(HttpStatusCode.NotImplemented, response.StatusCode);
        var body = await response.Content.ReadAsStringAsync(Stop);
        Assert.Contains("<Code>NotImplemented</Code>", body, StringComparison.Ordinal);
        Assert.Contains(operation, body, StringComparison.Ordinal);
    }

    [Theory, AwsSource("S3 API Reference, PutBucketVersioning")]
    [InlineData("<Status>Suspended</Status>", 200, "")]
    [InlineData("<Status>Suspended</Status><MfaDelete>Disabled</MfaDelete>", 200, "")]
    [InlineData("<Status>Enabled</Status>", 501, "<Code>NotImplemented</Code>")]
    [InlineData("<Status>Suspended</Status><MfaDelete>Enabled</MfaDelete>", 501, "--buckets URL")]
    [InlineData("<Status>On</Status>", 400, "<Code>MalformedXML</Code>")]
    [InlineData("", 400, "<Code>IllegalVersioningConfigurationException</Code>")]
    public async Task Versioning_may_be_suspended_and_is_refused_with_what_to_do_instead_of_turning_it_on(string setting, int status, string told)
    {
        var name = await Server.GivenBucketAsync();
        using var response = await Server.SendAsync(HttpMethod.Put, $"/{name}?versioning", System.Text.Encoding.UTF8.GetBytes($"<VersioningConfiguration>{setting}</VersioningConfiguration>"));

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(told, await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versioning_of_a_bucket_that_is_not_there_is_refused() =>
        await Refused("NoSuchBucket", () => Root.PutBucketVersioningAsync(new() { BucketName = "no-such-bucket", VersioningConfig = new() { Status = Amazon.S3.VersionStatus.Suspended } }, Stop));

    private async Task RawAsync(string feature, string bucket)
    {
        using var response = await Server.SendAsync(HttpMethod.Get, $"/{bucket}?{feature}");
        var body = await response.Content.ReadAsStringAsync(Stop);
        var code = body.Split("<Code>")[1].Split('<')[0];
        throw new Amazon.S3.AmazonS3Exception(body, Amazon.Runtime.ErrorType.Sender, code, "", response.StatusCode);
    }
}
