using System.Net;
using Amazon.S3.Model;
using Usher.Contracts;

namespace Usher.Api.Tests.S3;

/// <summary>Requests from scripts of other web pages: allowed by a bucket's rules, and by nothing else.</summary>
public sealed class CorsTests(S3Server server) : S3Tests(server)
{
    private const string Page = "https://films.example.com";

    [Fact, AwsSource("S3 API Reference, PutBucketCors, GetBucketCors, DeleteBucketCors")]
    public async Task Rules_are_put_told_and_taken_away()
    {
        var bucket = await Server.GivenBucketAsync();
        await Refused("NoSuchCORSConfiguration", () => GetAsync(bucket));

        await PutRulesAsync(bucket, Rule(id: "films"), Rule("*", "GET"));
        var rules = (await GetAsync(bucket)).Configuration.Rules;
        Assert.Equal(["films", null], rules.Select(rule => rule.Id));
        Assert.Equal(Page, Assert.Single(rules[0].AllowedOrigins));
        Assert.Equal(["PUT", "POST"], rules[0].AllowedMethods);
        Assert.Equal(["content-*", "x-amz-*"], rules[0].AllowedHeaders);
        Assert.Equal("ETag", Assert.Single(rules[0].ExposeHeaders));
        Assert.Equal(600, rules[0].MaxAgeSeconds);

        await Root.DeleteCORSConfigurationAsync(bucket, Stop);
        await Refused("NoSuchCORSConfiguration", () => GetAsync(bucket));
    }

    [Fact]
    public async Task Rules_take_a_right_of_their_own()
    {
        var bucket = await Server.GivenBucketAsync();
        var reader = Server.GivenUser("cors-reader", Allow("s3:GetBucketCORS", "*"));

        await Refused("NoSuchCORSConfiguration", () => reader.GetCORSConfigurationAsync(new GetCORSConfigurationRequest { BucketName = bucket }, Stop));
        await Refused("AccessDenied", () => reader.PutCORSConfigurationAsync(bucket, new() { Rules = [Rule()] }, Stop));
        await Refused("AccessDenied", () => reader.DeleteCORSConfigurationAsync(bucket, Stop));
    }

    [Theory]
    [InlineData("<CORSConfiguration/>", "MalformedXML")]
    [InlineData("<CORSConfiguration><CORSRule><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>", "MalformedXML")]
    [InlineData("<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin></CORSRule></CORSConfiguration>", "MalformedXML")]
    [InlineData("<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>PATCH</AllowedMethod></CORSRule></CORSConfiguration>", "InvalidRequest")]
    [InlineData("<CORSConfiguration><CORSRule><AllowedOrigin>*.*</AllowedOrigin><AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>", "InvalidRequest")]
    [InlineData("<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><ExposeHeader>*</ExposeHeader></CORSRule></CORSConfiguration>", "InvalidRequest")]
    [InlineData("<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><ExposeHeader>A&#13;&#10;B: c</ExposeHeader></CORSRule></CORSConfiguration>", "InvalidRequest")]
    [InlineData("<CORSConfiguration><CORSRule><AllowedOrigin>*</AllowedOrigin><AllowedMethod>GET</AllowedMethod><MaxAgeSeconds>soon</MaxAgeSeconds></CORSRule></CORSConfiguration>", "MalformedXML")]
    [InlineData("<Other/>", "MalformedXML")]
    public async Task Rules_that_are_none_are_refused(string document, string code)
    {
        var bucket = await Server.GivenBucketAsync();

        using var answer = await Server.SendAsync(HttpMethod.Put, $"/{bucket}?cors=", System.Text.Encoding.UTF8.GetBytes(document));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"<Code>{code}</Code>", await answer.Content.ReadAsStringAsync(Stop), StringComparison.Ordinal);
    }

    [Fact, AwsSource("S3 API Reference, OPTIONS object")]
    public async Task A_browser_asks_without_a_signature_and_is_told_what_it_may_send()
    {
        var bucket = await Server.GivenBucketAsync();
        await PutRulesAsync(bucket, Rule());

        using var answer = await AskAsync(bucket, Page, "PUT", "Content-Type, X-Amz-Date");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(Page, Only(answer, "Access-Control-Allow-Origin"));
        Assert.Equal("PUT, POST", Only(answer, "Access-Control-Allow-Methods"));
        Assert.Equal("content-type, x-amz-date", Only(answer, "Access-Control-Allow-Headers"));
        Assert.Equal("true", Only(answer, "Access-Control-Allow-Credentials"));
        Assert.Equal("600", Only(answer, "Access-Control-Max-Age"));
        Assert.Contains("Origin", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("https://evil.example.com", "PUT", "")]
    [InlineData("http://films.example.com", "PUT", "")]
    [InlineData("https://films.example.com.evil.com", "PUT", "")]
    [InlineData("null", "PUT", "")]
    [InlineData(Page, "DELETE", "")]
    [InlineData(Page, "PUT", "authorization")]
    public async Task Whatever_the_rules_do_not_allow_is_refused(string origin, string method, string headers)
    {
        var bucket = await Server.GivenBucketAsync();
        await PutRulesAsync(bucket, Rule());

        using var answer = await AskAsync(bucket, origin, method, headers);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_bucket_without_rules_and_none_at_all_are_told_apart_by_nobody()
    {
        using var without = await AskAsync(await Server.GivenBucketAsync(), Page, "PUT");
        using var absent = await AskAsync("no-such-bucket", Page, "PUT");

        Assert.Equal(HttpStatusCode.Forbidden, without.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, absent.StatusCode);
        Assert.Equal(Code(await without.Content.ReadAsStringAsync(Stop)), Code(await absent.Content.ReadAsStringAsync(Stop)));

        static string Code(string error) => error[..error.IndexOf("<Resource>", StringComparison.Ordinal)];
    }

    [Fact]
    public async Task The_first_rule_that_allows_a_request_counts()
    {
        var bucket = await Server.GivenBucketAsync();
        await PutRulesAsync(bucket, Rule(), Rule("https://*.example.com", "PUT"), Rule("*", "GET"));

        using var films = await AskAsync(bucket, Page, "PUT");
        using var music = await AskAsync(bucket, "https://music.example.com", "PUT");
        using var other = await AskAsync(bucket, "https://other.org", "GET");

        Assert.Equal("PUT, POST", Only(films, "Access-Control-Allow-Methods"));
        Assert.Equal("https://music.example.com", Only(music, "Access-Control-Allow-Origin"));
        Assert.Equal("*", Only(other, "Access-Control-Allow-Origin"));
        Assert.False(other.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Fact]
    public async Task The_answer_to_the_request_itself_may_be_read_too_errors_included()
    {
        var bucket = await Server.GivenBucketAsync();
        await PutRulesAsync(bucket, Rule("https://*.example.com", "GET"));
        await PutAsync(bucket, "key");

        using var found = await Server.SendAsync(HttpMethod.Get, $"/{bucket}/key", headers: ("Origin", Page));
        using var absent = await Server.SendAsync(HttpMethod.Get, $"/{bucket}/none", headers: ("Origin", Page));
        using var client = new HttpClient();
        using var unsigned = new HttpRequestMessage(HttpMethod.Get, new Uri(Server.Address, $"{bucket}/key"));
        unsigned.Headers.Add("Origin", Page);
        using var denied = await client.SendAsync(unsigned, Stop);
        using var foreign = await Server.SendAsync(HttpMethod.Get, $"/{bucket}/key", headers: ("Origin", "https://evil.com"));
        using var plain = await Server.SendAsync(HttpMethod.Get, $"/{bucket}/key");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.Forbidden], new[] { found, absent, denied }.Select(answer => answer.StatusCode));
        Assert.All([found, absent, denied], answer => Assert.Equal(Page, Only(answer, "Access-Control-Allow-Origin")));
        Assert.Equal(HttpStatusCode.OK, foreign.StatusCode);
        Assert.All([foreign, plain], answer => Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin")));
    }

    [Fact]
    public async Task A_preflight_opens_nothing_else()
    {
        using var client = new HttpClient();
        foreach (var path in (string[])["/", "/_usher/v1/resources", "/bucket?policy"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(Server.Address, path));
            request.Headers.Add("Origin", Page);
            request.Headers.Add("Access-Control-Request-Method", "GET");
            using var answer = await client.SendAsync(request, Stop);
            Assert.False(answer.IsSuccessStatusCode, path);
        }
    }

    private static CORSRule Rule(string origin = Page, string? method = null, string? id = null) => method is not null
        ? new() { AllowedOrigins = [origin], AllowedMethods = [method] }
        : new() { Id = id, AllowedOrigins = [origin], AllowedMethods = ["PUT", "POST"], AllowedHeaders = ["content-*", "x-amz-*"], ExposeHeaders = ["ETag"], MaxAgeSeconds = 600 };

    private static string Only(HttpResponseMessage answer, string header) => Assert.Single(answer.Headers.GetValues(header));

    private Task<GetCORSConfigurationResponse> GetAsync(string bucket) => Root.GetCORSConfigurationAsync(new GetCORSConfigurationRequest { BucketName = bucket }, Stop);

    private async Task PutRulesAsync(string bucket, params List<CORSRule> rules) => await Root.PutCORSConfigurationAsync(bucket, new() { Rules = rules }, Stop);

    private async Task<HttpResponseMessage> AskAsync(string bucket, string origin, string method, string headers = "")
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(Server.Address, $"{bucket}/key"));
        request.Headers.TryAddWithoutValidation("Origin", origin);
        request.Headers.TryAddWithoutValidation("Access-Control-Request-Method", method);
        if (headers.Length > 0)
            request.Headers.TryAddWithoutValidation("Access-Control-Request-Headers", headers);
        return await client.SendAsync(request, Stop);
    }
}
