using System.Net;

namespace Usher.Api.Tests.Pipeline;

/// <summary>What comes of our own faults: the client gets a request id, the log the rest.</summary>
public sealed class FaultTests : IAsyncLifetime
{
    private readonly TestServer _server = new();

    public async ValueTask InitializeAsync() => await _server.StartAsync();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Theory]
    [InlineData("s3", "InternalError")]
    [InlineData("iam", "InternalFailure")]
    public async Task A_fault_tells_the_client_nothing_but_the_request_id(string service, string code)
    {
        var answer = await _server.SendAsync(_server.Keys.Add(TestKeys.Root), service, prepare: request => request.Headers.Add("x-test", "fault"));

        answer.RefusedWith(code);
        Assert.DoesNotContain("fault of ours", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", answer.Body, StringComparison.Ordinal);
        Assert.Contains(_server.Log.Lines, line => line.Contains(answer.RequestId, StringComparison.Ordinal) && line.Contains("A fault of ours", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_fails_halfway_ends_the_connection_instead_of_passing_for_whole() =>
        await Assert.ThrowsAsync<HttpRequestException>(() => _server.SendAsync(_server.Keys.Add(TestKeys.Root), "s3", prepare: request => request.Headers.Add("x-test", "half")));

    [Fact]
    public async Task Every_answer_has_a_request_id_of_its_own()
    {
        var key = _server.Keys.Add(TestKeys.Root);

        var first = await _server.SendAsync(key, "s3");
        var second = await _server.SendAsync(key, "s3");

        Assert.True(Guid.TryParse(first.RequestId, out _));
        Assert.NotEqual(first.RequestId, second.RequestId);
        Assert.Equal(first.RequestId, first.Headers.GetValues("x-amz-request-id").Single());
    }

    [Fact]
    public async Task Health_needs_no_signature()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(_server.Address, ApiServer.HealthPath));

        Assert.Equal(HttpStatusCode.OK, (await TestServer.SendAsync(request)).Status);
    }
}
