using System.Text.Json;
using Usher.Api.Auditing;
using Usher.Contracts;

namespace Usher.Api.Tests.Auditing;

[AwsSource("CloudTrail User Guide, 'CloudTrail record contents' and 'Logging management events'")]
public sealed class AuditTests : IAsyncLifetime
{
    private readonly TestServer _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_management_call_is_written_down_with_who_what_when_from_where_and_what_came_of_it()
    {
        var key = _server.Keys.Add(TestKeys.Root);
        var answer = await _server.SendAsync(key, "iam", prepare: request => request.Headers.UserAgent.ParseAdd("tester/1"));

        var record = Assert.Single(await _server.StopAndReadAuditAsync());

        Assert.Equal("CreateUser", Text(record, "eventName"));
        Assert.Equal("iam.amazonaws.com", Text(record, "eventSource"));
        Assert.Equal("2026-11-23T12:00:00Z", Text(record, "eventTime"));
        Assert.Equal("127.0.0.1", Text(record, "sourceIPAddress"));
        Assert.Equal("tester/1", Text(record, "userAgent"));
        Assert.Equal(answer.RequestId, Text(record, "requestID"));
        Assert.Equal("Root", Text(record.GetProperty("userIdentity"), "type"));
        Assert.Equal(key.AccessKeyId, Text(record.GetProperty("userIdentity"), "accessKeyId"));
        Assert.False(record.TryGetProperty("errorCode", out _));
    }

    [Fact]
    public async Task What_goes_through_objects_is_not_written_down_unless_it_is_denied()
    {
        await _server.SendAsync(_server.Keys.Add(TestKeys.Root), "s3");
        await _server.SendAsync(_server.Keys.Add(TestKeys.User("ana")), "s3");

        var record = Assert.Single(await _server.StopAndReadAuditAsync());

        Assert.Equal("AccessDenied", Text(record, "errorCode"));
        Assert.Equal("ana", Text(record.GetProperty("userIdentity"), "userName"));
        var decision = record.GetProperty("additionalEventData").GetProperty("decisions")[0];
        Assert.Equal(("s3:PutObject", "implicitDeny"), (Text(decision, "action"), Text(decision, "outcome")));
        Assert.NotEmpty(Text(decision, "because"));
    }

    [Fact]
    public async Task A_denial_is_told_to_the_operator_in_one_line()
    {
        await _server.SendAsync(_server.Keys.Add(TestKeys.User("ana")), "s3");

        // The line is logged after the answer was sent, so the client may have the answer before.
        for (var look = 0; look < 100 && !_server.Log.Lines.Any(line => line.StartsWith("Denied", StringComparison.Ordinal)); look++)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        Assert.Single(_server.Log.Lines, line => line.StartsWith($"Denied arn:aws:iam::{TestKeys.Account}:user/ana s3:PutObject on arn:aws:s3:::thing", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_cannot_prove_himself_is_written_down_as_unknown()
    {
        await _server.SendAsync(new("AKIASTRANGER", "secret"), "iam");

        var record = Assert.Single(await _server.StopAndReadAuditAsync());

        Assert.Equal("InvalidClientTokenId", Text(record, "errorCode"));
        Assert.Equal(("Unknown", "AKIASTRANGER"), (Text(record.GetProperty("userIdentity"), "type"), Text(record.GetProperty("userIdentity"), "accessKeyId")));
    }

    [Fact]
    public async Task Nothing_secret_is_written_down_or_logged()
    {
        var key = _server.Keys.Add(TestKeys.User("ana"), token: "session-token-of-ana");
        await _server.SendAsync(key, "iam", body: "Action=CreateUser&Secret=in-the-body"u8.ToArray());
        await _server.SendAsync(key, "s3", tamper: request => request.RequestUri = new(_server.Address, "/?X-Amz-Security-Token=session-token-of-ana"));
        await _server.SendAsync(key with { SecretKey = "other" }, "s3");

        var lines = (await _server.StopAndReadAuditAsync()).Select(record => record.GetRawText()).ToArray();

        Assert.Equal(3, lines.Length);
        Assert.All([.. lines, .. _server.Log.Lines], line => Assert.DoesNotMatch("secret-of-|session-token-of-|in-the-body|Signature=", line));
    }

    [Fact]
    public async Task Odd_letters_stay_within_their_line()
    {
        await _server.SendAsync(_server.Keys.Add(TestKeys.Root), "iam", tamper: request => request.Headers.TryAddWithoutValidation("User-Agent", "a\t\"b\" ü"));

        var record = Assert.Single(await _server.StopAndReadAuditAsync());

        Assert.Equal("a\t\"b\" ü", Text(record, "userAgent"));
    }

    [Theory]
    [InlineData("s3", "CreateBucket", true, false)]
    [InlineData("s3", "GetBucketPolicy", true, true)]
    [InlineData("s3", "GetObject", false, true)]
    [InlineData("s3", "ListObjectsV2", false, true)]
    [InlineData("s3", "UploadPart", false, false)]
    [InlineData("s3", "CompleteMultipartUpload", false, false)]
    [InlineData("iam", "CreateRole", true, false)]
    [InlineData("iam", "SimulatePrincipalPolicy", true, true)]
    [InlineData("sts", "GetCallerIdentity", true, true)]
    [InlineData("personalize", "CreateCampaign", true, false)]
    [InlineData("personalize", "DescribeCampaign", true, true)]
    [InlineData("personalize", "GetRecommendations", false, true)]
    [InlineData("personalize", "PutEvents", false, false)]
    public void Calls_of_management_and_calls_that_only_read_are_told_apart(string service, string operation, bool isManagement, bool isReadOnly)
    {
        Assert.Equal(isManagement, AuditRules.IsManagement(service, operation));
        Assert.Equal(isReadOnly, AuditRules.IsReadOnly(operation));
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
