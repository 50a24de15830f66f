using Usher.Wire.S3.Cors;

namespace Usher.Buckets.Tests.Contract;

public abstract class BucketContract : BucketsContract
{
    private const string Policy =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"personalize.amazonaws.com"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::a-bucket/*"}]}""";

    [Fact]
    public async Task A_bucket_that_was_made_is_found_and_listed()
    {
        await Buckets.CreateBucketAsync("another.bucket", Account, Region, Stop);

        Assert.Equal(Region, (await Buckets.GetBucketAsync("another.bucket", Stop)).Region);
        Assert.Equal(["a-bucket", "another.bucket"], (await Buckets.ListBucketsAsync(Stop)).Select(bucket => bucket.Name));
    }

    [Fact]
    public Task A_bucket_of_ones_own_cannot_be_made_again() =>
        Refused("BucketAlreadyOwnedByYou", () => Buckets.CreateBucketAsync(Name, Account, Region, Stop));

    [Theory]
    [InlineData("ab")]
    [InlineData("Upper-Case")]
    [InlineData("under_score")]
    [InlineData("192.168.5.4")]
    [InlineData("two..periods")]
    [InlineData("-hyphen")]
    [InlineData("../../etc")]
    [InlineData("xn--name")]
    public Task A_name_against_the_rules_is_refused(string name) =>
        Refused("InvalidBucketName", () => Buckets.CreateBucketAsync(name, Account, Region, Stop));

    [Fact]
    public async Task A_deleted_bucket_is_gone_with_its_policy_and_its_unfinished_uploads()
    {
        await Buckets.PutPolicyAsync(Name, Policy, Stop);
        await Buckets.CreateUploadAsync(At("key"), new(), Stop);
        await Buckets.DeleteBucketAsync(Name, Stop);

        await Refused("NoSuchBucket", async () => await Buckets.GetBucketAsync(Name, Stop));
        await Refused("NoSuchBucket", () => PutAsync("key", 1));

        await Buckets.CreateBucketAsync(Name, Account, Region, Stop);
        Assert.Null(await Buckets.FindPolicyAsync(Name, Stop));
        Assert.Empty((await Buckets.ListUploadsAsync(Name, new(), Stop)).Items);
    }

    [Fact]
    public async Task A_bucket_with_an_object_cannot_be_deleted()
    {
        await PutAsync("key", 1);
        await Refused("BucketNotEmpty", () => Buckets.DeleteBucketAsync(Name, Stop));

        await Buckets.DeleteObjectAsync(At("key"), default, Stop);
        await Buckets.DeleteBucketAsync(Name, Stop);
    }

    [Fact]
    public async Task A_policy_is_kept_as_it_was_written_until_it_is_taken_away()
    {
        Assert.Null(await Buckets.FindPolicyAsync(Name, Stop));

        await Buckets.PutPolicyAsync(Name, Policy, Stop);
        Assert.Equal(Policy, (await Buckets.FindPolicyAsync(Name, Stop))!.Document.Text);

        await Buckets.DeletePolicyAsync(Name, Stop);
        await Buckets.DeletePolicyAsync(Name, Stop);
        Assert.Null(await Buckets.FindPolicyAsync(Name, Stop));
    }

    [Theory]
    [InlineData("")]
    [InlineData("no json")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}""")]
    public async Task A_policy_that_is_none_is_refused_and_the_old_one_stays(string policy)
    {
        await Buckets.PutPolicyAsync(Name, Policy, Stop);
        await Refused("MalformedPolicy", () => Buckets.PutPolicyAsync(Name, policy, Stop));

        Assert.Equal(Policy, (await Buckets.FindPolicyAsync(Name, Stop))!.Document.Text);
    }

    [Fact]
    public async Task Rules_for_scripts_of_other_pages_replace_those_that_were_there()
    {
        Assert.Null(await Buckets.FindCorsAsync(Name, Stop));

        var rule = new CorsRule
        {
            Id = "films",
            AllowedOrigins = ["https://films.example.com"],
            AllowedMethods = ["PUT", "POST"],
            AllowedHeaders = ["x-amz-*"],
            ExposeHeaders = ["ETag"],
            MaxAgeSeconds = 600,
        };
        await Buckets.PutCorsAsync(Name, new([new() { AllowedOrigins = ["*"], AllowedMethods = ["GET"] }]), Stop);
        await Buckets.PutCorsAsync(Name, new([rule]), Stop);

        Assert.Equivalent(rule, Assert.Single((await Buckets.FindCorsAsync(Name, Stop))!.Rules), strict: true);
        await Buckets.PutCorsAsync(Name, rules: null, Stop);
        Assert.Null(await Buckets.FindCorsAsync(Name, Stop));
    }

    [Fact]
    public async Task Tags_replace_those_that_were_there()
    {
        Assert.Empty(await Buckets.GetBucketTagsAsync(Name, Stop));

        await Buckets.PutBucketTagsAsync(Name, new Dictionary<string, string> { ["a"] = "1", ["b"] = "2" }, Stop);
        await Buckets.PutBucketTagsAsync(Name, new Dictionary<string, string> { ["b"] = "3" }, Stop);

        var tag = Assert.Single(await Buckets.GetBucketTagsAsync(Name, Stop));
        Assert.Equal(("b", "3"), (tag.Key, tag.Value));
    }

    [Fact]
    public async Task What_is_asked_of_a_bucket_that_is_not_there_is_told_so()
    {
        await Refused("NoSuchBucket", () => Buckets.DeleteBucketAsync("no-bucket", Stop));
        await Refused("NoSuchBucket", async () => await Buckets.FindPolicyAsync("no-bucket", Stop));
        await Refused("NoSuchBucket", async () => await Buckets.FindCorsAsync("no-bucket", Stop));
        await Refused("NoSuchBucket", () => Buckets.PutCorsAsync("no-bucket", new([new() { AllowedOrigins = ["*"], AllowedMethods = ["GET"] }]), Stop));
        await Refused("NoSuchBucket", () => Buckets.ListObjectsAsync("no-bucket", new(), Stop));
        await Refused("NoSuchBucket", () => Buckets.HeadObjectAsync(new("no-bucket", "key"), default, Stop));
        await Refused("NoSuchBucket", () => Buckets.DeleteObjectAsync(new("no-bucket", "key"), default, Stop));
        await Refused("NoSuchBucket", () => Buckets.CreateUploadAsync(new("no-bucket", "key"), new(), Stop));
        await Refused("NoSuchBucket", () => Buckets.ListUploadsAsync("no-bucket", new(), Stop));
    }
}
