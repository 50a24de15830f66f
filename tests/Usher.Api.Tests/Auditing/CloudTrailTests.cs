using System.Text;
using System.Text.Json;
using Usher.Contracts;
using Usher.Wire.Signing.Making;

namespace Usher.Api.Tests.Auditing;

[AwsSource("CloudTrail API Reference, LookupEvents")]
public sealed class CloudTrailTests : IAsyncLifetime
{
    private readonly TestServer _server = new();
    private SigningCredentials _root = null!;

    public async ValueTask InitializeAsync()
    {
        await _server.StartAsync();
        _root = _server.Keys.Add(TestKeys.Root);
        await GivenCallAsync(_root, "iam", number: 1);
        await GivenCallAsync(_server.Keys.Add(TestKeys.User("ana")), "s3", number: 2);
        await GivenCallAsync(_root, "sts", number: 3);
    }

    // Records are written beside the calls: a client that goes on at once may overtake the record of its last call.
    private async Task GivenCallAsync(SigningCredentials key, string service, int number)
    {
        await _server.SendAsync(key, service);
        while ((await EventsAsync("{}")).Count(name => name is not "LookupEvents") < number)
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Finds_events_newest_first() =>
        Assert.Equal(["AssumeRole", "PutObject", "CreateUser"], (await EventsAsync("{}")).Where(name => name is not "LookupEvents"));

    [Theory]
    [InlineData("EventName", "CreateUser", "CreateUser")]
    [InlineData("Username", "ana", "PutObject")]
    [InlineData("EventSource", "s3.amazonaws.com", "PutObject")]
    [InlineData("ResourceName", "arn:aws:iam:::thing", "CreateUser")]
    [InlineData("ReadOnly", "false", "PutObject CreateUser")]
    public async Task Finds_events_by_an_attribute(string key, string value, string names) =>
        Assert.Equal(names.Split(' '), await EventsAsync($$"""{"LookupAttributes":[{"AttributeKey":"{{key}}","AttributeValue":"{{value}}"}]}"""));

    [Fact]
    public async Task Finds_events_of_a_time()
    {
        var noon = _server.Clock.Now.ToUnixTimeSeconds();

        Assert.Empty(await EventsAsync($$"""{"EndTime":{{noon - 1}}}"""));
        Assert.NotEmpty(await EventsAsync($$"""{"StartTime":{{noon}},"EndTime":{{noon}}.0}"""));
    }

    [Fact]
    public async Task Gives_a_page_at_a_time()
    {
        using var first = JsonDocument.Parse((await LookUpAsync("""{"MaxResults":1,"LookupAttributes":[{"AttributeKey":"ReadOnly","AttributeValue":"false"}]}""")).Body);
        var token = first.RootElement.GetProperty("NextToken").GetString();

        var second = await EventsAsync($$"""{"MaxResults":1,"NextToken":"{{token}}","LookupAttributes":[{"AttributeKey":"ReadOnly","AttributeValue":"false"}]}""");

        Assert.Equal("PutObject", first.RootElement.GetProperty("Events")[0].GetProperty("EventName").GetString());
        Assert.Equal(["CreateUser"], second);
    }

    [Theory]
    [InlineData("""{"MaxResults":51}""", "InvalidMaxResultsException")]
    [InlineData("""{"NextToken":"no token of ours"}""", "InvalidNextTokenException")]
    [InlineData("""{"StartTime":2,"EndTime":1}""", "InvalidTimeRangeException")]
    [InlineData("""{"LookupAttributes":[{"AttributeKey":"Colour","AttributeValue":"red"}]}""", "InvalidLookupAttributesException")]
    [InlineData("""{"LookupAttributes":[{"AttributeKey":"EventName","AttributeValue":"a"},{"AttributeKey":"EventId","AttributeValue":"b"}]}""", "InvalidLookupAttributesException")]
    [InlineData("""{"LookupAttributes":""", "SerializationException")]
    public async Task Refuses_what_CloudTrail_refuses(string request, string code) => (await LookUpAsync(request)).RefusedWith(code);

    [Fact]
    public async Task Refuses_JSON_that_is_nested_too_deep() => (await LookUpAsync(new string('[', 100_000))).RefusedWith("SerializationException");

    [Fact]
    public async Task Refuses_whoever_may_not_look() => (await LookUpAsync("{}", _server.Keys.Add(TestKeys.User("bob")))).RefusedWith("AccessDeniedException");

    [Fact]
    public async Task Refuses_other_operations() => (await LookUpAsync("{}", operation: "DeleteTrail")).RefusedWith("UnknownOperationException");

    private async Task<IReadOnlyList<string?>> EventsAsync(string request)
    {
        using var answer = JsonDocument.Parse((await LookUpAsync(request)).Body);
        return [.. answer.RootElement.GetProperty("Events").EnumerateArray().Select(one => one.GetProperty("EventName").GetString())];
    }

    private Task<TestServer.Answer> LookUpAsync(string request, SigningCredentials? key = null, string operation = "LookupEvents") => _server.SendAsync(
        key ?? _root,
        "cloudtrail",
        body: Encoding.UTF8.GetBytes(request),
        prepare: message => message.Headers.Add("X-Amz-Target", $"com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.{operation}"));
}
