using System.Net.ServerSentEvents;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Usher.Api.UsherApi;
using Usher.Core.Events;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Storage.Contracts.Resources;
using Usher.Wire.UsherApi;
using Usher.Wire.Json;
using Usher.Wire.Signing.Bodies;
using Usher.Wire.Signing.Making;

namespace Usher.Api.Tests.UsherApi;

public sealed class EventStreamTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:personalize:us-east-1:123456789012:dataset-group/films";
    private const string Dataset = "arn:aws:personalize:us-east-1:123456789012:dataset/films/INTERACTIONS";

    private ServiceRecords _records = null!;
    private DroppedFields _dropped = null!;
    private TestServer _server = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _records = await ServiceRecords.OpenAsync(new MemoryResourceStore(new DatasetGroupResource(new() { DatasetGroupArn = Arn, Status = "ACTIVE" })), TimeProvider.System, Stop);
        var feeds = new EventFeeds(TimeProvider.System);
        _dropped = new(feeds, NullLogger<DroppedFields>.Instance);
        _server = await new TestServer { Own = new UsherService([new EventStreamHandlers(new(_records, feeds, _dropped))]) }.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _records.Dispose();
    }

    [Fact]
    public async Task What_happens_is_streamed_as_it_happens_and_the_stream_ends_with_the_server()
    {
        using var client = new HttpClient();
        using var request = Signed(_server.Keys.Add(TestKeys.Root), "events/stream");
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Stop);
        _dropped.Add(Dataset, "mood", "no such column.");
        _dropped.Add(Dataset, "smell", "no such\ncolumn.");

        var items = SseParser.Create(await response.Content.ReadAsStreamAsync(Stop), (_, data) => JsonSerializer.Deserialize<EventStreamEntry>(data, AwsJson.Options)!).EnumerateAsync(Stop).GetAsyncEnumerator(Stop);
        await items.MoveNextAsync();
        var first = items.Current;
        await items.MoveNextAsync();
        var second = items.Current;
        var stopping = _server.StopAndReadAuditAsync();
        var goesOn = await items.MoveNextAsync();
        await stopping;

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.ToString());
        Assert.Equal(("dropped", new EventStreamEntry { Outcome = "dropped", DatasetArn = Dataset, Field = "mood", Cause = "no such column." }), (first.EventType, first.Data));
        Assert.Equal("no such\ncolumn.", second.Data.Cause);
        Assert.False(goesOn);
    }

    [Theory]
    [InlineData("events/stream", "StreamEvents")]
    [InlineData("events/dropped", "ListDroppedFields")]
    public async Task Who_may_not_listen_is_told_which_right_he_lacks(string path, string action)
    {
        using var request = Signed(_server.Keys.Add(TestKeys.User("ana")), path);
        var answer = await TestServer.SendAsync(request);

        answer.RefusedWith("AccessDeniedException");
        Assert.Contains($"usher:{action} on resource: {Arn}", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dropped_fields_are_counted()
    {
        _dropped.Add(Dataset, "mood", "no such column.");
        _dropped.Add(Dataset, "mood", "no such column.");
        using var request = Signed(_server.Keys.Add(TestKeys.Root), "events/dropped");

        (await TestServer.SendAsync(request)).Succeeded($$"""{"fields":[{"datasetArn":"{{Dataset}}","field":"mood","cause":"no such column.","count":2}]}""");
    }

    private HttpRequestMessage Signed(SigningCredentials key, string path)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_server.Address, $"/_usher/v1/{path}?datasetGroupArn={Uri.EscapeDataString(Arn)}"));
        new RequestSigner(key, "us-east-1", "usher").Sign(request, BodyHash.Of(null), _server.Clock.Now);
        return request;
    }
}
