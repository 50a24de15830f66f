using System.Text;
using Usher.Access.Credentials;
using Usher.Contracts;

namespace Usher.Api.Tests.Pipeline;

/// <summary>What an attacker on the way, or with half a key, gets for it.</summary>
[AwsSource("IAM User Guide, 'AWS Signature Version 4 for API requests'; S3 API Reference, 'Error responses'")]
public sealed class SignatureTests : IAsyncLifetime
{
    private readonly TestServer _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("s3")]
    [InlineData("iam")]
    public async Task A_signed_request_is_answered(string service)
    {
        var key = _server.Keys.Add(TestKeys.Root);

        (await _server.SendAsync(key, service, body: "Action=CreateUser"u8.ToArray())).Succeeded("17");
    }

    [Theory]
    [InlineData("s3")]
    [InlineData("iam")]
    public async Task A_use_of_a_key_is_noted_once_its_signature_is_checked(string service)
    {
        var key = _server.Keys.Add(TestKeys.Root);

        await _server.SendAsync(key, service, region: "eu-west-1", tamper: request => Replace(request, "x-amz-date", "120000Z", "120001Z"));
        Assert.Empty(_server.Keys.Uses);
        await _server.SendAsync(key, service, region: "eu-west-1");
        Assert.Equal([(key.AccessKeyId, service, "eu-west-1")], _server.Keys.Uses);
    }

    [Theory]
    [InlineData("s3", "XAmzContentSHA256Mismatch")]
    [InlineData("iam", "SignatureDoesNotMatch")]
    public async Task A_tampered_body_is_refused(string service, string code)
    {
        var key = _server.Keys.Add(TestKeys.Root);

        (await _server.SendAsync(key, service, body: "Action=CreateUser"u8.ToArray(), tamper: request => request.Content = new ByteArrayContent("Action=DeleteUser"u8.ToArray())))
            .RefusedWith(code);
    }

    [Theory]
    [InlineData("s3")]
    [InlineData("iam")]
    public async Task A_tampered_path_query_method_date_or_region_is_refused(string service)
    {
        var key = _server.Keys.Add(TestKeys.Root);
        Action<HttpRequestMessage>[] tamperings =
        [
            request => request.RequestUri = new(_server.Address, "/other?a=1"),
            request => request.RequestUri = new(_server.Address, "/thing?a=2"),
            request => request.Method = HttpMethod.Put,
            request => Replace(request, "x-amz-meta-name", "value", "other"),
            request => Replace(request, "x-amz-date", "120000Z", "120001Z"),
            request => Replace(request, "Authorization", "us-east-1", "eu-west-1"),
        ];

        foreach (var tampering in tamperings)
            (await _server.SendAsync(key, service, path: "/thing?a=1", prepare: request => request.Headers.Add("x-amz-meta-name", "value"), tamper: tampering)).RefusedWith("SignatureDoesNotMatch");
    }

    [Fact]
    public async Task A_header_of_Amazon_that_was_added_on_the_way_is_refused()
    {
        var key = _server.Keys.Add(TestKeys.Root);

        (await _server.SendAsync(key, "s3", tamper: request => request.Headers.Add("x-amz-acl", "public-read"))).RefusedWith("AccessDenied");
    }

    [Theory]
    [InlineData("s3", 15, "RequestTimeTooSkewed")]
    [InlineData("iam", 5, "SignatureDoesNotMatch")]
    [InlineData("usher", 5, "InvalidSignatureException")]
    public async Task A_request_to_S3_is_good_for_fifteen_minutes_and_any_other_for_five(string service, int minutes, string code)
    {
        var key = _server.Keys.Add(TestKeys.Root);
        var (path, max) = (service is "usher" ? "/_usher/v1/explain/access" : "/", TimeSpan.FromMinutes(minutes));

        (await _server.SendAsync(key, service, path: path, tamper: _ => _server.Clock.Now += max)).Succeeded("0");
        (await _server.SendAsync(key, service, path: path, tamper: _ => _server.Clock.Now -= max)).Succeeded("0");
        (await _server.SendAsync(key, service, path: path, tamper: _ => _server.Clock.Now += max + TimeSpan.FromSeconds(1))).RefusedWith(code);
        (await _server.SendAsync(key, service, path: path, tamper: _ => _server.Clock.Now -= max + TimeSpan.FromSeconds(1))).RefusedWith(code);
    }

    [Theory]
    [InlineData("s3", "InvalidAccessKeyId")]
    [InlineData("iam", "InvalidClientTokenId")]
    public async Task Unknown_and_inactive_keys_are_refused_alike(string service, string code)
    {
        var inactive = _server.Keys.Add(TestKeys.Root, CredentialOutcome.Inactive);

        (await _server.SendAsync(inactive, service)).RefusedWith(code);
        (await _server.SendAsync(new("AKIAUNKNOWN", "secret"), service)).RefusedWith(code);
    }

    [Fact]
    public async Task A_key_that_is_deleted_stops_at_once()
    {
        var key = _server.Keys.Add(TestKeys.Root);
        (await _server.SendAsync(key, "iam")).Succeeded("0");

        _server.Keys.Set(key, CredentialOutcome.Unknown);

        (await _server.SendAsync(key, "iam")).RefusedWith("InvalidClientTokenId");
    }

    [Fact]
    public async Task The_wrong_secret_is_refused()
    {
        var key = _server.Keys.Add(TestKeys.Root);

        (await _server.SendAsync(key with { SecretKey = key.SecretKey + "x" }, "iam")).RefusedWith("SignatureDoesNotMatch");
    }

    [Theory]
    [InlineData("s3", "ExpiredToken", "InvalidToken")]
    [InlineData("iam", "ExpiredToken", "InvalidClientTokenId")]
    public async Task A_session_ends_and_its_token_fits_no_other_key(string service, string expired, string foreign)
    {
        var session = _server.Keys.Add(TestKeys.User("ana"), token: "token-of-ana", ends: _server.Clock.Now.AddHours(1));
        var other = _server.Keys.Add(TestKeys.Root);

        (await _server.SendAsync(other with { SessionToken = "token-of-ana" }, service)).RefusedWith(foreign);
        (await _server.SendAsync(session with { SessionToken = null }, service)).RefusedWith(foreign);
        _server.Clock.Now += TimeSpan.FromHours(1);
        (await _server.SendAsync(session, service)).RefusedWith(expired);
    }

    [Theory]
    [InlineData("/bucket/key", null, "AccessDenied")]
    [InlineData("/", "X-Amz-Target:com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents", "MissingAuthenticationTokenException")]
    [InlineData("/_usher/v1/explain/access", null, "MissingAuthenticationTokenException")]
    public async Task An_unsigned_request_is_refused_in_words_its_client_reads(string path, string? header, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_server.Address, path));
        if (header?.Split(':') is [var name, var value])
            request.Headers.Add(name, value);

        (await TestServer.SendAsync(request)).RefusedWith(code);
    }

    [Fact]
    public async Task An_unsigned_form_is_refused_as_IAM_does()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _server.Address) { Content = new StringContent("Action=ListUsers", Encoding.ASCII, "application/x-www-form-urlencoded") };

        (await TestServer.SendAsync(request)).RefusedWith("MissingAuthenticationToken");
    }

    [Fact]
    public async Task A_service_that_is_not_here_is_refused_with_the_names_of_those_that_are()
    {
        var answer = await _server.SendAsync(_server.Keys.Add(TestKeys.Root), "lambda");

        answer.RefusedWith("AuthorizationHeaderMalformed");
        Assert.Contains("cloudtrail, iam, s3, sts, usher", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_for_another_service_does_not_open_the_server_s_own_paths() =>
        (await _server.SendAsync(_server.Keys.Add(TestKeys.Root), "s3", path: "/_usher/v1/explain/access")).RefusedWith("InvalidSignatureException");

    private static void Replace(HttpRequestMessage request, string header, string was, string becomes)
    {
        var value = request.Headers.GetValues(header).Single();
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, value.Replace(was, becomes, StringComparison.Ordinal));
    }
}
