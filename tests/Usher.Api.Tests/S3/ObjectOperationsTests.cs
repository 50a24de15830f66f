using System.Net;
using Amazon.S3;
using Amazon.S3.Model;
using Usher.Contracts;

namespace Usher.Api.Tests.S3;

public sealed class ObjectOperationsTests(S3Server server) : S3Tests(server)
{
    [Theory, AwsSource("S3 User Guide, Naming Amazon S3 objects")]
    [InlineData("plain.csv")]
    [InlineData("../../x")]
    [InlineData("a/./b/../c")]
    [InlineData("with space+plus%percent&amp;?#")]
    [InlineData("電影/\U0001F3AC")]
    [InlineData("trailing/")]
    public async Task Any_key_comes_back_as_it_was_sent(string key)
    {
        var bucket = await Server.GivenBucketAsync();
        await PutAsync(bucket, key, key);

        Assert.Equal(key, await ReadAsync(bucket, key));
        Assert.Equal(key, Assert.Single((await Root.ListObjectsV2Async(new() { BucketName = bucket }, Stop)).S3Objects).Key);
    }

    [Fact, AwsSource("S3 User Guide, Naming Amazon S3 objects; clients that fold slashes sign another address than they send")]
    public async Task Slashes_at_the_beginning_are_part_of_the_key()
    {
        var bucket = await Server.GivenBucketAsync();
        using var put = await Server.SendAsync(HttpMethod.Put, $"/{bucket}///double", [1]);

        Assert.Equal(HttpStatusCode.OK, put.StatusCode);
        Assert.Equal("//double", Assert.Single((await Root.ListObjectsV2Async(new() { BucketName = bucket }, Stop)).S3Objects).Key);
    }

    [Fact, AwsSource("S3 User Guide, Naming Amazon S3 objects: XML 1.0 cannot hold every character")]
    public async Task Control_characters_come_as_references_and_are_read_as_such()
    {
        var bucket = await Server.GivenBucketAsync();
        using var put = await Server.SendAsync(HttpMethod.Put, $"/{bucket}/a%01b", [1]);
        using var list = await Server.SendAsync(HttpMethod.Get, $"/{bucket}");
        Assert.Contains("<Key>a&#x1;b</Key>", await list.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);

        var body = "<Delete><Object><Key>a&#x1;b</Key></Object></Delete>"u8.ToArray();
        using var delete = await Server.SendAsync(HttpMethod.Post, $"/{bucket}?delete", body, ("Content-MD5", Md5(body)));
        Assert.Contains("<Deleted><Key>a&#x1;b</Key></Deleted>", await delete.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Empty((await Root.ListObjectsV2Async(new() { BucketName = bucket }, Stop)).S3Objects ?? []);
    }

    [Fact, AwsSource("S3 API Reference, PutObject, HeadObject: metadata, headers, ETag")]
    public async Task What_headers_say_is_kept()
    {
        var bucket = await Server.GivenBucketAsync();
        var put = new PutObjectRequest { BucketName = bucket, Key = "key", ContentBody = "x", ContentType = "text/csv" };
        put.Headers.CacheControl = "no-store";
        put.Headers.ContentDisposition = "attachment";
        put.Headers.ContentEncoding = "gzip";
        put.Metadata["title"] = "Alien";
        put.TagSet = [new() { Key = "a", Value = "1" }];
        await Root.PutObjectAsync(put, Stop);

        var head = await Root.GetObjectMetadataAsync(bucket, "key", Stop);
        Assert.Equal(("text/csv", "no-store", "attachment", "gzip"), (head.Headers.ContentType, head.Headers.CacheControl, head.Headers.ContentDisposition, head.Headers.ContentEncoding));
        Assert.Equal("Alien", head.Metadata["title"]);
        Assert.Equal("\"9dd4e461268c8034f5c8564e155c67a6\"", head.ETag);
        Assert.Equal("1", Assert.Single((await Root.GetObjectTaggingAsync(new() { BucketName = bucket, Key = "key" }, Stop)).Tagging).Value);
    }

    [Fact, AwsSource("S3 API Reference, GetObject: Range")]
    public async Task A_range_is_answered_with_206()
    {
        var bucket = await Server.GivenBucketAsync();
        await PutAsync(bucket, "key", "0123456789");
        using var response = await Root.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = "key", ByteRange = new(2, 4) }, Stop);
        using var reader = new StreamReader(response.ResponseStream);

        Assert.Equal((HttpStatusCode.PartialContent, "bytes 2-4/10", "234"), (response.HttpStatusCode, response.ContentRange, await reader.ReadToEndAsync(Stop)));
        await Refused("InvalidRange", () => Root.GetObjectAsync(new GetObjectRequest { BucketName = bucket, Key = "key", ByteRange = new(10, 20) }, Stop));
    }

    [Fact, AwsSource("S3 API Reference, GetObject: If-Match, If-None-Match; RFC 9110")]
    public async Task Conditions_of_a_reader_are_304_or_412()
    {
        var bucket = await Server.GivenBucketAsync();
        await PutAsync(bucket, "key", "x");
        var etag = (await Root.GetObjectMetadataAsync(bucket, "key", Stop)).ETag;

        using var unchanged = await Server.SendAsync(HttpMethod.Get, $"/{bucket}/key", null, ("If-None-Match", etag));
        Assert.Equal((HttpStatusCode.NotModified, etag, ""), (unchanged.StatusCode, unchanged.Headers.ETag!.Tag, await unchanged.Content.ReadAsStringAsync(Stop)));
        using var other = await Server.SendAsync(HttpMethod.Get, $"/{bucket}/key", null, ("If-Match", "\"other\""));
        Assert.Equal(HttpStatusCode.PreconditionFailed, other.StatusCode);
    }

    [Fact, AwsSource("S3 User Guide, How to prevent object overwrites with conditional writes")]
    public async Task Conditions_of_a_writer_are_412()
    {
        var bucket = await Server.GivenBucketAsync();
        await Root.PutObjectAsync(new() { BucketName = bucket, Key = "key", ContentBody = "1", IfNoneMatch = "*" }, Stop);
        await Refused("PreconditionFailed", () => Root.PutObjectAsync(new() { BucketName = bucket, Key = "key", ContentBody = "2", IfNoneMatch = "*" }, Stop));
        Assert.Equal("1", await ReadAsync(bucket, "key"));
    }

    [Theory, AwsSource("S3 User Guide, Checking object integrity in Amazon S3")]
    [InlineData("CRC32")]
    [InlineData("CRC32C")]
    [InlineData("CRC64NVME")]
    [InlineData("SHA1")]
    [InlineData("SHA256")]
    public async Task A_checksum_that_the_client_makes_is_checked_kept_and_told(string algorithm)
    {
        var bucket = await Server.GivenBucketAsync();
        await Root.PutObjectAsync(new() { BucketName = bucket, Key = "key", ContentBody = "123456789", ChecksumAlgorithm = new(algorithm) }, Stop);

        var head = await Root.GetObjectMetadataAsync(new() { BucketName = bucket, Key = "key", ChecksumMode = ChecksumMode.ENABLED }, Stop);
        var told = algorithm switch { "CRC32" => head.ChecksumCRC32, "CRC32C" => head.ChecksumCRC32C, "CRC64NVME" => head.ChecksumCRC64NVME, "SHA1" => head.ChecksumSHA1, _ => head.ChecksumSHA256 };
        Assert.NotNull(told);
        Assert.Equal("FULL_OBJECT", head.ChecksumType.Value);
        Assert.Equal("123456789", await ReadAsync(bucket, "key"));
    }

    [Theory, AwsSource("S3 API Reference, PutObject: Content-MD5, x-amz-checksum-*; Error responses")]
    [InlineData("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==", "BadDigest")]
    [InlineData("Content-MD5", "nonsense", "InvalidDigest")]
    [InlineData("x-amz-checksum-crc32", "AAAAAA==", "BadDigest")]
    [InlineData("x-amz-checksum-sha256", "short", "InvalidRequest")]
    [InlineData("x-amz-sdk-checksum-algorithm", "CRC32", "InvalidRequest")]
    [InlineData("x-amz-server-side-encryption", "aws:kms", "NotImplemented")]
    [InlineData("x-amz-acl", "public-read", "AccessControlListNotSupported")]
    [InlineData("If-None-Match", "\"etag\"", "NotImplemented")]
    public async Task A_header_that_does_not_hold_keeps_nothing(string header, string value, string code)
    {
        var bucket = await Server.GivenBucketAsync();
        using var response = await Server.SendAsync(HttpMethod.Put, $"/{bucket}/key", [1], (header, value));

        Assert.Contains($"<Code>{code}</Code>", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        await Refused("NoSuchKey", () => ReadAsync(bucket, "key"));
    }

    [Fact, AwsSource("S3 API Reference, PutObject: one checksum")]
    public async Task Two_checksums_at_once_are_refused()
    {
        var bucket = await Server.GivenBucketAsync();
        using var response = await Server.SendAsync(HttpMethod.Put, $"/{bucket}/key", [1], ("x-amz-checksum-crc32", "pQXaGw=="), ("x-amz-checksum-sha1", "v4tFMNj1UbMTJ/FQxEJTSZ1GMXI="));

        Assert.Contains("Expecting a single x-amz-checksum- header", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact, AwsSource("S3 API Reference, CopyObject")]
    public async Task A_copy_keeps_or_replaces_metadata_as_directed()
    {
        var bucket = await Server.GivenBucketAsync();
        var put = new PutObjectRequest { BucketName = bucket, Key = "source key", ContentBody = "x" };
        put.Metadata["a"] = "1";
        await Root.PutObjectAsync(put, Stop);

        await Root.CopyObjectAsync(bucket, "source key", bucket, "copy", Stop);
        Assert.Equal("1", (await Root.GetObjectMetadataAsync(bucket, "copy", Stop)).Metadata["a"]);

        var replace = new CopyObjectRequest { SourceBucket = bucket, SourceKey = "copy", DestinationBucket = bucket, DestinationKey = "copy", MetadataDirective = S3MetadataDirective.REPLACE };
        replace.Metadata["a"] = "2";
        await Root.CopyObjectAsync(replace, Stop);
        Assert.Equal("2", (await Root.GetObjectMetadataAsync(bucket, "copy", Stop)).Metadata["a"]);

        await Refused("InvalidRequest", () => Root.CopyObjectAsync(bucket, "copy", bucket, "copy", Stop));
        await Refused("NoSuchKey", () => Root.CopyObjectAsync(bucket, "none", bucket, "copy", Stop));
    }

    [Fact, AwsSource("S3 API Reference, DeleteObjects: keys that are not there count as deleted; Quiet")]
    public async Task Many_are_deleted_at_once()
    {
        var bucket = await Server.GivenBucketAsync();
        await PutAsync(bucket, "a");
        await PutAsync(bucket, "b <&>");

        var response = await Root.DeleteObjectsAsync(new() { BucketName = bucket, Objects = [new() { Key = "a" }, new() { Key = "b <&>" }, new() { Key = "never" }] }, Stop);
        Assert.Equal(3, response.DeletedObjects.Count);
        Assert.Empty((await Root.ListObjectsV2Async(new() { BucketName = bucket }, Stop)).S3Objects ?? []);
    }

    [Fact, AwsSource("S3 API Reference, DeleteObjects: Content-MD5 or a checksum is required")]
    public async Task Deleting_many_needs_a_digest()
    {
        var bucket = await Server.GivenBucketAsync();
        using var response = await Server.SendAsync(HttpMethod.Post, $"/{bucket}?delete", "<Delete><Object><Key>a</Key></Object></Delete>"u8.ToArray());

        Assert.Contains("<Code>InvalidRequest</Code>", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Theory, AwsSource("S3 API Reference, DeleteObjects: a list of up to 1,000 keys")]
    [InlineData(1001, "<Object><Key>a</Key></Object>", "1001 objects are named")]
    [InlineData(140_000, "<Object><Key>a</Key></Object>", "more than 6002 elements")]
    [InlineData(1, "<Object><Key>a</Key>", "MalformedXML")]
    public async Task No_more_than_a_thousand_are_deleted_at_once(int times, string element, string told)
    {
        var bucket = await Server.GivenBucketAsync();
        await PutAsync(bucket, "a");
        var document = System.Text.Encoding.UTF8.GetBytes($"<Delete>{string.Concat(Enumerable.Repeat(element, times))}</Delete>");
        using var response = await Server.SendAsync(HttpMethod.Post, $"/{bucket}?delete", document, ("Content-MD5", Md5(document)));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(told, await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        Assert.Equal("content", await ReadAsync(bucket, "a"));
    }

    [Fact]
    public async Task A_thousand_keys_with_everything_that_may_be_said_of_them_are_taken()
    {
        var bucket = await Server.GivenBucketAsync();
        var key = string.Concat(Enumerable.Repeat("&amp;", 1020));
        var objects = Enumerable.Range(0, 1000).Select(i => $"<Object><Key>{key}{i:0000}</Key><ETag>x</ETag><LastModifiedTime>Tue, 01 Dec 2026 00:00:00 GMT</LastModifiedTime><Size>1</Size></Object>");
        var document = System.Text.Encoding.UTF8.GetBytes($"<Delete>{string.Concat(objects)}<Quiet>true</Quiet></Delete>");
        using var response = await Server.SendAsync(HttpMethod.Post, $"/{bucket}?delete", document, ("Content-MD5", Md5(document)));

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory, AwsSource("S3 API Reference, PutObject, CopyObject and CreateMultipartUpload: InvalidStorageClass")]
    [InlineData("STANDARD", null)]
    [InlineData("STANDARD_IA", null)]
    [InlineData("DEEP_ARCHIVE", null)]
    [InlineData("standard", "InvalidStorageClass")]
    [InlineData("SNOW", "InvalidStorageClass")]
    [InlineData("CHEAP", "InvalidStorageClass")]
    public async Task A_storage_class_that_S3_does_not_have_is_refused(string name, string? code)
    {
        var bucket = await Server.GivenBucketAsync();
        await PutAsync(bucket, "source");
        (HttpMethod Method, string Path, (string, string)[] Headers)[] writes =
        [
            (HttpMethod.Put, $"/{bucket}/put", []),
            (HttpMethod.Put, $"/{bucket}/copy", [("x-amz-copy-source", $"{bucket}/source")]),
            (HttpMethod.Post, $"/{bucket}/upload?uploads", []),
        ];

        foreach (var (method, path, headers) in writes)
        {
            using var response = await Server.SendAsync(method, path, null, [.. headers, ("x-amz-storage-class", name)]);
            var body = await response.Content.ReadAsStringAsync(Stop);
            Assert.Equal(code is null, response.IsSuccessStatusCode);
            if (code is not null)
                Assert.Contains($"<Code>{code}</Code>", body, StringComparison.Ordinal);
        }
    }

    [Fact, AwsSource("S3 API Reference, GetObject: response-* parameters")]
    public async Task A_reader_may_ask_for_other_headers()
    {
        var bucket = await Server.GivenBucketAsync();
        await PutAsync(bucket, "key");
        using var response = await Server.SendAsync(HttpMethod.Get, $"/{bucket}/key?response-content-type=text%2Fplain&response-content-disposition=attachment");

        Assert.Equal(("text/plain", "attachment"), (response.Content.Headers.ContentType!.MediaType, response.Content.Headers.ContentDisposition!.DispositionType));
    }

    [Fact, AwsSource("S3 User Guide, Download and upload objects with presigned URLs")]
    public async Task Presigned_addresses_serve_without_further_signature()
    {
        var bucket = await Server.GivenBucketAsync();
        using var client = new HttpClient();
        var put = await client.PutAsync(new Uri(Presign(HttpVerb.PUT)), new ByteArrayContent("presigned"u8.ToArray()), Stop);
        Assert.Equal(HttpStatusCode.OK, put.StatusCode);

        Assert.Equal("presigned", await client.GetStringAsync(new Uri(Presign(HttpVerb.GET)), Stop));

        string Presign(HttpVerb verb) => Root.GetPreSignedURL(new()
        {
            BucketName = bucket,
            Key = "key",
            Verb = verb,
            Protocol = Protocol.HTTP,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddMinutes(5),
        });
    }

    [Fact, AwsSource("S3 API Reference, GetObjectAttributes")]
    public async Task Attributes_are_told_as_asked_for()
    {
        var bucket = await Server.GivenBucketAsync();
        await PutAsync(bucket, "key", "x");
        var attributes = await Root.GetObjectAttributesAsync(new() { BucketName = bucket, Key = "key", ObjectAttributes = [ObjectAttributes.ETag, ObjectAttributes.ObjectSize, ObjectAttributes.Checksum] }, Stop);

        Assert.Equal(("9dd4e461268c8034f5c8564e155c67a6", 1L), (attributes.ETag, attributes.ObjectSize));
        Assert.NotNull(attributes.Checksum);
    }

    [Fact]
    public async Task A_large_object_streams_both_ways()
    {
        var bucket = await Server.GivenBucketAsync();
        var bytes = new byte[(20 << 20) + 3];
        new Random(1).NextBytes(bytes);
        await Root.PutObjectAsync(new() { BucketName = bucket, Key = "key", InputStream = new MemoryStream(bytes) }, Stop);

        using var response = await Root.GetObjectAsync(bucket, "key", Stop);
        using var read = new MemoryStream();
        await response.ResponseStream.CopyToAsync(read, Stop);
        Assert.True(bytes.AsSpan().SequenceEqual(read.GetBuffer().AsSpan(0, (int)read.Length)));
    }

    [Theory]
    [InlineData("/bucket/%FF")]
    [InlineData("/bucket/%ZZ")]
    [InlineData("/bucket/a%00b")]
    public async Task An_address_that_is_no_text_is_refused(string path)
    {
        using var response = await Server.SendAsync(HttpMethod.Put, path, [1]);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Theory]
    [InlineData("<Delete><Object>")]
    [InlineData("<!DOCTYPE Delete [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><Delete><Object><Key>&x;</Key></Object></Delete>")]
    [InlineData("<!DOCTYPE Delete [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><Delete><Object><Key>&b;</Key></Object></Delete>")]
    [InlineData("<Other/>")]
    [InlineData("<Delete/>")]
    public async Task XML_that_is_broken_or_meant_to_break_is_malformed(string xml)
    {
        var bucket = await Server.GivenBucketAsync();
        var body = System.Text.Encoding.UTF8.GetBytes(xml);
        using var response = await Server.SendAsync(HttpMethod.Post, $"/{bucket}?delete", body, ("Content-MD5", Md5(body)));

        Assert.Contains("<Code>MalformedXML</Code>", await response.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    // S3 asks for MD5.
#pragma warning disable CA5351
    private static string Md5(byte[] body) => Convert.ToBase64String(System.Security.Cryptography.MD5.HashData(body));
#pragma warning restore CA5351
}
