using System.Net;
using Usher.Contracts;

namespace Usher.Api.Tests.S3;

public sealed class AccessTests(S3Server server) : S3Tests(server)
{
    [Fact, AwsSource("S3 API Reference, GetObject: without s3:ListBucket a missing object is 403")]
    public async Task A_missing_object_is_told_to_those_who_may_list()
    {
        var bucket = await Server.GivenBucketAsync();
        var reader = Server.GivenUser("reader", Allow("s3:GetObject", $"arn:aws:s3:::{bucket}/*"));
        var lister = Server.GivenUser("lister", Allow("s3:GetObject", $"arn:aws:s3:::{bucket}/*"), Allow("s3:ListBucket", $"arn:aws:s3:::{bucket}"));

        var error = await Refused("AccessDenied", () => reader.GetObjectAsync(bucket, "none", Stop));
        Assert.Equal(HttpStatusCode.Forbidden, error.StatusCode);
        Assert.Contains("s3:ListBucket", error.Message, StringComparison.Ordinal);
        await Refused("NoSuchKey", () => lister.GetObjectAsync(bucket, "none", Stop));
    }

    [Fact, AwsSource("S3 User Guide, Controlling access with s3:prefix")]
    public async Task A_listing_brings_its_prefix_as_a_condition_key()
    {
        var bucket = await Server.GivenBucketAsync();
        var user = Server.GivenUser(
            "home", $$"""{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::{{bucket}}","Condition":{"StringLike":{"s3:prefix":"home/${aws:username}/*"} } }""");

        await user.ListObjectsV2Async(new() { BucketName = bucket, Prefix = "home/home/x" }, Stop);
        await Refused("AccessDenied", () => user.ListObjectsV2Async(new() { BucketName = bucket, Prefix = "home/other/" }, Stop));
        await Refused("AccessDenied", () => user.ListObjectsV2Async(new() { BucketName = bucket }, Stop));
    }

    [Fact, AwsSource("S3 User Guide, Bucket policies")]
    public async Task A_bucket_policy_lets_a_user_in_and_keeps_one_out()
    {
        var bucket = await Server.GivenBucketAsync();
        await PutAsync(bucket, "key");
        var guest = Server.GivenUser("guest");
        var admin = Server.GivenUser("admin", Allow("s3:*", "*"));
        await Root.PutBucketPolicyAsync(
            bucket,
            $$"""
            {"Version":"2012-10-17","Statement":[
              {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{TestKeys.Account}}:user/guest"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::{{bucket}}/*"},
              {"Effect":"Deny","Principal":{"AWS":"arn:aws:iam::{{TestKeys.Account}}:user/admin"},"Action":"s3:DeleteObject","Resource":"arn:aws:s3:::{{bucket}}/*"}]}
            """,
            Stop);

        using (await guest.GetObjectAsync(bucket, "key", Stop))
            await Refused("AccessDenied", () => guest.DeleteObjectAsync(bucket, "key", Stop));
        await Refused("AccessDenied", () => admin.DeleteObjectAsync(bucket, "key", Stop));
    }

    [Fact, AwsSource("S3 User Guide, Bucket policies: the root user of the owner's account may always take back its policy")]
    public async Task A_policy_that_locks_everybody_out_can_be_taken_back_by_root()
    {
        var bucket = await Server.GivenBucketAsync();
        await PutAsync(bucket, "key");
        await Root.PutBucketPolicyAsync(
            bucket, $$"""{"Statement":[{"Effect":"Deny","Principal":"*","Action":"s3:*","Resource":["arn:aws:s3:::{{bucket}}","arn:aws:s3:::{{bucket}}/*"]}]}""", Stop);

        await Refused("AccessDenied", () => Root.GetObjectAsync(bucket, "key", Stop));
        await Root.DeleteBucketPolicyAsync(bucket, Stop);
        Assert.Equal("content", await ReadAsync(bucket, "key"));
        await Refused("NoSuchBucketPolicy", () => RawPolicyAsync(bucket));
    }

    [Fact, AwsSource("S3 API Reference, CopyObject: s3:GetObject on the source, s3:PutObject on the copy")]
    public async Task A_copy_asks_for_both_ends()
    {
        var (from, to) = (await Server.GivenBucketAsync(), await Server.GivenBucketAsync());
        await PutAsync(from, "key");
        var writer = Server.GivenUser("writer", Allow("s3:PutObject", $"arn:aws:s3:::{to}/*"));
        var copier = Server.GivenUser("copier", Allow("s3:PutObject", $"arn:aws:s3:::{to}/*"), Allow("s3:GetObject", $"arn:aws:s3:::{from}/*"));

        await Refused("AccessDenied", () => writer.CopyObjectAsync(from, "key", to, "copy", Stop));
        await copier.CopyObjectAsync(from, "key", to, "copy", Stop);
        await Refused("AccessDenied", () => copier.CopyObjectAsync(from, "none", to, "copy", Stop));
    }

    [Fact, AwsSource("S3 API Reference, DeleteObjects: a denial is told for its key")]
    public async Task Of_many_to_delete_each_is_asked_for()
    {
        var bucket = await Server.GivenBucketAsync();
        await PutAsync(bucket, "mine/a");
        await PutAsync(bucket, "yours/b");
        var user = Server.GivenUser("half", Allow("s3:DeleteObject", $"arn:aws:s3:::{bucket}/mine/*"));

        var error = await Assert.ThrowsAsync<Amazon.S3.DeleteObjectsException>(() => user.DeleteObjectsAsync(new() { BucketName = bucket, Objects = [new() { Key = "mine/a" }, new() { Key = "yours/b" }] }, Stop));

        Assert.Equal(("yours/b", "AccessDenied"), (Assert.Single(error.Response.DeleteErrors).Key, error.Response.DeleteErrors[0].Code));
        Assert.Equal("yours/b", Assert.Single((await Root.ListObjectsV2Async(new() { BucketName = bucket }, Stop)).S3Objects).Key);
    }

    [Fact, AwsSource("S3 API Reference, x-amz-expected-bucket-owner")]
    public async Task A_bucket_of_another_owner_than_expected_is_refused()
    {
        var bucket = await Server.GivenBucketAsync();
        await Refused("AccessDenied", () => Root.ListObjectsV2Async(new() { BucketName = bucket, ExpectedBucketOwner = "999999999999" }, Stop));
        await Root.ListObjectsV2Async(new() { BucketName = bucket, ExpectedBucketOwner = TestKeys.Account }, Stop);
    }

    [Fact, AwsSource("S3 API Reference, GetBucketPolicy, GetBucketPolicyStatus")]
    public async Task A_policy_is_told_as_it_was_put()
    {
        var bucket = await Server.GivenBucketAsync();
        var policy = $$"""{ "Version": "2012-10-17", "Statement": [ {"Effect":"Allow","Principal":{"Service":"personalize.amazonaws.com"},"Action":["s3:GetObject","s3:ListBucket"],"Resource":["arn:aws:s3:::{{bucket}}","arn:aws:s3:::{{bucket}}/*"]} ] }""";
        await Root.PutBucketPolicyAsync(bucket, policy, Stop);

        Assert.Equal(policy, (await Root.GetBucketPolicyAsync(bucket, Stop)).Policy);
        Assert.False((await Root.GetBucketPolicyStatusAsync(new() { BucketName = bucket }, Stop)).PolicyStatus.IsPublic);
        await Refused("MalformedPolicy", () => Root.PutBucketPolicyAsync(bucket, "{}", Stop));
    }

    private async Task RawPolicyAsync(string bucket)
    {
        using var response = await Server.SendAsync(HttpMethod.Get, $"/{bucket}?policy");
        var body = await response.Content.ReadAsStringAsync(Stop);
        throw new Amazon.S3.AmazonS3Exception(body, Amazon.Runtime.ErrorType.Sender, body.Split("<Code>")[1].Split('<')[0], "", response.StatusCode);
    }
}
