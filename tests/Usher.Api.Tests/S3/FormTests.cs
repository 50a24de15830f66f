using System.Net;
using System.Security.Cryptography;
using System.Text;
using Usher.Contracts;

namespace Usher.Api.Tests.S3;

/// <summary>Forms that a browser posts to a bucket: signed by a policy, and let in by it and by what its signer may do.</summary>
public sealed class FormTests(S3Server server) : S3Tests(server)
{
    [Fact, AwsSource("S3 API Reference, POST Object: 204 where success_action_status is absent")]
    public async Task A_signed_form_stores_its_file_with_what_the_fields_say()
    {
        var form = await GivenFormAsync();
        form.Field("Content-Type", "text/csv").Field("x-amz-meta-colour", "blue").Field("Cache-Control", "no-store");

        using var answer = await SendAsync(form, "1,2,3");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        using var stored = await Root.GetObjectAsync(form.Bucket, "data/rows.csv", Stop);
        Assert.Equal("1,2,3", await new StreamReader(stored.ResponseStream).ReadToEndAsync(Stop));
        Assert.Equal("text/csv", stored.Headers.ContentType);
        Assert.Equal("no-store", stored.Headers.CacheControl);
        Assert.Equal("blue", stored.Metadata["colour"]);
        Assert.Equal(stored.ETag, answer.Headers.ETag!.Tag);
    }

    [Fact]
    public async Task The_type_of_the_form_is_not_the_type_of_the_file()
    {
        var form = await GivenFormAsync();

        using var answer = await SendAsync(form, "x");

        Assert.Equal("binary/octet-stream", (await Root.GetObjectMetadataAsync(form.Bucket, form.Key, Stop)).Headers.ContentType);
    }

    [Fact]
    public async Task A_file_of_many_megabytes_and_one_of_none_are_stored_as_they_are()
    {
        var bytes = new byte[9_000_001];
        new Random(1).NextBytes(bytes);
        foreach (var content in (byte[][])[bytes, []])
        {
            var form = await GivenFormAsync();

            using var answer = await SendAsync(form, content);

            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
            using var stored = await Root.GetObjectAsync(form.Bucket, form.Key, Stop);
            Assert.Equal(SHA256.HashData(content), await SHA256.HashDataAsync(stored.ResponseStream, Stop));
        }
    }

    [Theory, AwsSource("S3 API Reference, POST Object: success_action_status")]
    [InlineData("200", HttpStatusCode.OK, false)]
    [InlineData("201", HttpStatusCode.Created, true)]
    [InlineData("204", HttpStatusCode.NoContent, false)]
    [InlineData("500", HttpStatusCode.NoContent, false)]
    public async Task The_form_chooses_the_status_of_success(string asked, HttpStatusCode status, bool hasDocument)
    {
        var form = (await GivenFormAsync()).Field("success_action_status", asked);

        using var answer = await SendAsync(form, "x");

        Assert.Equal(status, answer.StatusCode);
        var body = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Equal(hasDocument, body.Contains($"<PostResponse><Location>{Server.Address}{form.Bucket}/data/rows.csv</Location><Bucket>{form.Bucket}</Bucket><Key>data/rows.csv</Key>", StringComparison.Ordinal));
        Assert.Equal(hasDocument, body.Length > 0);
    }

    [Fact, AwsSource("S3 API Reference, POST Object: success_action_redirect")]
    public async Task The_form_leads_on_to_a_page_that_is_told_what_was_stored()
    {
        var form = (await GivenFormAsync()).Field("success_action_redirect", "https://example.com/done?a=1");

        using var answer = await SendAsync(form, "x");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.StartsWith($"https://example.com/done?a=1&bucket={form.Bucket}&key=data%2Frows.csv&etag=%22", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_redirect_to_anything_but_a_web_page_is_left_out()
    {
        var form = (await GivenFormAsync()).Field("success_action_redirect", "javascript:alert(1)");

        using var answer = await SendAsync(form, "x");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    [Fact, AwsSource("S3 API Reference, POST Object: ${filename}; only what follows the last slash or backslash counts")]
    public async Task The_name_of_the_file_takes_the_place_of_its_variable()
    {
        var form = await GivenFormAsync("user/${filename}");
        form.FileName = "C:\\Users\\me\\rows 1.csv";

        using var answer = await SendAsync(form, "x");

        Assert.Equal("x", await ReadAsync(form.Bucket, "user/rows 1.csv"));
    }

    [Fact]
    public async Task What_follows_the_file_is_not_looked_at()
    {
        var form = await GivenFormAsync();
        form.AfterFile.Add(("x-amz-meta-late", "ignored"));

        using var answer = await SendAsync(form, "x");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Empty((await Root.GetObjectMetadataAsync(form.Bucket, form.Key, Stop)).Metadata.Keys);
    }

    [Fact, AwsSource("S3 User Guide (2006-03-01), Browser-based uploads using POST: signature version 2, as boto3 still makes it for us-east-1")]
    public async Task A_form_that_is_signed_by_version_2_is_taken_too()
    {
        var form = await GivenFormAsync();
        form.IsVersion2 = true;

        using var answer = await SendAsync(form, "x");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        form.BreakSignature = true;
        await RefusedAsync(form, "x", HttpStatusCode.Forbidden, "SignatureDoesNotMatch");
    }

    [Fact, AwsSource("S3 User Guide, Virtual hosting of general purpose buckets")]
    public async Task A_form_may_name_its_bucket_in_the_host()
    {
        var form = await GivenFormAsync();
        form.Host = $"{form.Bucket}.localhost";

        using var answer = await SendAsync(form, "x");

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal("x", await ReadAsync(form.Bucket, form.Key));
        Assert.Equal($"http://{form.Bucket}.localhost/data/rows.csv", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_form_whose_policy_was_changed_is_refused()
    {
        var form = await GivenFormAsync();
        form.BreakSignature = true;

        await RefusedAsync(form, "x", HttpStatusCode.Forbidden, "SignatureDoesNotMatch");
        await Refused("NoSuchKey", () => Root.GetObjectAsync(form.Bucket, form.Key, Stop));
    }

    [Fact]
    public async Task A_form_without_a_signature_is_refused()
    {
        var form = await GivenFormAsync();
        form.IsSigned = false;

        await RefusedAsync(form, "x", HttpStatusCode.Forbidden, "AccessDenied");
    }

    [Fact]
    public async Task A_form_of_a_key_that_is_unknown_is_refused()
    {
        var form = await GivenFormAsync();
        form.SignedWith = new("AKIAIOSFODNN7NOTHERE", "secret");

        await RefusedAsync(form, "x", HttpStatusCode.Forbidden, "InvalidAccessKeyId");
    }

    [Fact, AwsSource("S3 API Reference, POST policy: expiration")]
    public async Task A_form_ends_when_its_policy_does()
    {
        var form = await GivenFormAsync();
        form.Expires = TimeProvider.System.GetUtcNow().AddSeconds(-1);

        Assert.Contains("Policy expired", await RefusedAsync(form, "x", HttpStatusCode.Forbidden, "AccessDenied"), StringComparison.Ordinal);
    }

    [Theory, AwsSource("S3 API Reference, POST policy: condition matching")]
    [InlineData("""["eq", "$key", "data/rows.csv"]""", true)]
    [InlineData("""{"KEY": "data/rows.csv"}""", true)]
    [InlineData("""["starts-with", "$key", "data/"]""", true)]
    [InlineData("""["starts-with", "$key", ""]""", true)]
    [InlineData("""["eq", "$key", "data/"]""", false)]
    [InlineData("""["starts-with", "$key", "date/"]""", false)]
    [InlineData("""["starts-with", "$key", "DATA/"]""", false)]
    public async Task Each_condition_has_to_hold(string condition, bool holds)
    {
        var form = await GivenFormAsync();
        form.KeyCondition = condition;

        if (holds)
        {
            using var answer = await SendAsync(form, "x");
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        }
        else
        {
            Assert.Contains("Policy Condition failed", await RefusedAsync(form, "x", HttpStatusCode.Forbidden, "AccessDenied"), StringComparison.Ordinal);
        }
    }

    [Theory, AwsSource("S3 API Reference, POST policy: Content-Type with several values")]
    [InlineData("image/jpeg", true)]
    [InlineData("image/jpeg,image/png", true)]
    [InlineData("image/jpeg,text/html", false)]
    public async Task Each_of_several_types_has_to_start_as_the_policy_says(string type, bool holds)
    {
        var form = await GivenFormAsync();
        form.Field("Content-Type", type, """["starts-with", "$Content-Type", "image/"]""");

        using var answer = await SendAsync(form, "x");

        Assert.Equal(holds ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact, AwsSource("S3 API Reference, POST policy: each field must appear in the conditions, but for x-ignore-")]
    public async Task A_field_without_a_condition_is_refused()
    {
        var form = await GivenFormAsync();
        form.Unsigned.Add(("x-ignore-page", "1"));
        using (var answer = await SendAsync(form, "x"))
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);

        form.Unsigned.Add(("x-amz-meta-slipped", "in"));
        Assert.Contains("Extra input fields: x-amz-meta-slipped", await RefusedAsync(form, "x", HttpStatusCode.Forbidden, "AccessDenied"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_is_good_for_its_own_bucket_alone()
    {
        var form = await GivenFormAsync();
        form.PostedTo = await Server.GivenBucketAsync();
        await RefusedAsync(form, "x", HttpStatusCode.Forbidden, "AccessDenied");

        form.HasBucketCondition = false;
        Assert.Contains("Extra input fields: bucket", await RefusedAsync(form, "x", HttpStatusCode.Forbidden, "AccessDenied"), StringComparison.Ordinal);
    }

    [Theory, AwsSource("S3 API Reference, POST policy: content-length-range")]
    [InlineData(4, HttpStatusCode.BadRequest, "EntityTooSmall")]
    [InlineData(5, HttpStatusCode.NoContent, null)]
    [InlineData(2_000_000, HttpStatusCode.NoContent, null)]
    [InlineData(2_000_001, HttpStatusCode.BadRequest, "EntityTooLarge")]
    public async Task The_file_is_as_long_as_the_policy_allows(int length, HttpStatusCode status, string? code)
    {
        var form = await GivenFormAsync();
        form.SizeCondition = """["content-length-range", 5, 2000000]""";

        using var answer = await SendAsync(form, new byte[length]);

        Assert.Equal(status, answer.StatusCode);
        Assert.Contains(code is null ? "" : $"<Code>{code}</Code>", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
        if (code is not null)
            await Refused("NoSuchKey", () => Root.GetObjectAsync(form.Bucket, form.Key, Stop));
    }

    [Fact]
    public async Task The_signer_must_be_allowed_to_put_the_object()
    {
        var form = await GivenFormAsync();
        form.SignedWith = Server.GivenKey("form-writer", Allow("s3:PutObject", $"arn:aws:s3:::{form.Bucket}/data/*"));
        using (var answer = await SendAsync(form, "x"))
            Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);

        form.SignedWith = Server.GivenKey("form-reader", Allow("s3:GetObject", "*"));
        Assert.Contains("s3:PutObject", await RefusedAsync(form, "x", HttpStatusCode.Forbidden, "AccessDenied"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_whose_key_is_missing_or_comes_after_the_file_is_refused()
    {
        var form = await GivenFormAsync();
        form.Key = "";
        Assert.Contains("'key'", await RefusedAsync(form, "x", HttpStatusCode.BadRequest, "InvalidArgument"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no base64!")]
    [InlineData("bm8ganNvbg==")]
    [InlineData("W10=")]
    [InlineData("e30=")]
    [InlineData("eyJleHBpcmF0aW9uIjoiMjAzMC0wMS0wMVQwMDowMDowMFoiLCJjb25kaXRpb25zIjpbWyJlcSIsIiRrZXkiLCJcdWQ4MDAiXV19")]
    [InlineData("eyJleHBpcmF0aW9uIjoiMjAzMC0wMS0wMVQwMDowMDowMFoiLCJjb25kaXRpb25zIjpbMV19")]
    public async Task A_policy_that_is_none_is_refused(string policy)
    {
        var form = await GivenFormAsync();
        form.Policy = policy;

        await RefusedAsync(form, "x", HttpStatusCode.BadRequest, "InvalidPolicyDocument");
    }

    [Theory]
    [InlineData("x-amz-meta-note", "a\r\nX-Injected: 1")]
    [InlineData("x-amz-meta-note", "a\u0001")]
    [InlineData("x-amz-meta-no te", "a")]
    [InlineData("x-amz-meta-nöte", "a")]
    public async Task A_field_that_could_not_be_a_header_is_refused(string name, string value)
    {
        var form = (await GivenFormAsync()).Field(name, value);

        await RefusedAsync(form, "x", HttpStatusCode.BadRequest, "InvalidArgument");
    }

    [Fact]
    public async Task Fields_of_more_than_20_KB_are_refused()
    {
        var form = (await GivenFormAsync()).Field("x-amz-meta-long", new string('a', 21_000));

        await RefusedAsync(form, "x", HttpStatusCode.BadRequest, "MaxPostPreDataLengthExceeded");
    }

    [Theory]
    [InlineData("multipart/form-data", "")]
    [InlineData("multipart/form-data; boundary=abc", "")]
    [InlineData("multipart/form-data; boundary=abc", "--abc\r\n\r\nno name\r\n--abc--\r\n")]
    [InlineData("multipart/form-data; boundary=abc", "--abc\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk\r\n--abc--\r\n")]
    [InlineData("multipart/form-data; boundary=abc", "--abc\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nk")]
    public async Task A_body_that_is_no_form_is_refused(string type, string body)
    {
        var bucket = await Server.GivenBucketAsync();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        using var client = new HttpClient();

        using var answer = await client.PostAsync(new Uri(Server.Address, bucket), content, Stop);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_file_that_breaks_off_is_not_stored()
    {
        var form = await GivenFormAsync();
        form.BreakOff = true;

        await RefusedAsync(form, new string('x', 100_000), HttpStatusCode.BadRequest, "MalformedPOSTRequest");
        await Refused("NoSuchKey", () => Root.GetObjectAsync(form.Bucket, form.Key, Stop));
    }

    private async Task<UploadForm> GivenFormAsync(string key = "data/rows.csv") => new(await Server.GivenBucketAsync(), key) { SignedWith = Server.RootKey };

    private Task<HttpResponseMessage> SendAsync(UploadForm form, string content) => SendAsync(form, Encoding.UTF8.GetBytes(content));

    private async Task<HttpResponseMessage> SendAsync(UploadForm form, byte[] content)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false };
        using var client = new HttpClient(handler);
        using var request = form.ToRequest(Server.Address, content);
        return await client.SendAsync(request, Stop);
    }

    private async Task<string> RefusedAsync(UploadForm form, string content, HttpStatusCode status, string code)
    {
        using var answer = await SendAsync(form, content);
        var body = await answer.Content.ReadAsStringAsync(Stop);
        Assert.Contains($"<Code>{code}</Code>", body, StringComparison.Ordinal);
        Assert.Equal(status, answer.StatusCode);
        return body;
    }
}
