using System.Net;
using Microsoft.AspNetCore.Connections;
using Usher.Http.Connections;

namespace Usher.Api.Tests.Pipeline;

/// <summary>Which connections are closed where there are too many.</summary>
public sealed class ConnectionLimitTests
{
    private const string HalfARequest = "GET / HTTP/1.1\r\nHost: a\r\nx-slow: ";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Half_sent_requests_do_not_close_the_port_for_others_of_the_same_address()
    {
        await using var server = await new TestServer { Limits = new() { Connections = new() { Total = 8 } } }.StartAsync();
        using var flood = await FloodAsync(server, 40);

        for (var i = 0; i < 5; i++)
        {
            using var client = new HttpClient();
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(server.Address, ApiServer.HealthPath), Stop)).StatusCode);
        }

        // The oldest were closed for those that came later.
        Assert.Equal("", await flood.Connections[0].ReadToEndAsync());
    }

    [Fact]
    public async Task A_request_that_is_being_answered_is_not_cut_off_for_others()
    {
        await using var server = await new TestServer { Limits = new() { Connections = new() { Total = 8 } } }.StartAsync();
        using var uploading = await RawConnection.OpenAsync(server);
        await uploading.SendAsync(uploading.SignedHead("PUT", "/bucket/key", "0123456789", "Expect: 100-continue", "Content-Length: 10"));
        Assert.Equal(100, (await uploading.ReadAsync()).Status);

        using var flood = await FloodAsync(server, 40);
        await uploading.SendAsync("0123456789");

        var answer = await uploading.ReadAsync();
        Assert.Equal((200, "10"), (answer.Status, answer.Body));
    }

    [Fact]
    public void One_address_has_no_more_than_its_share_and_all_of_an_IPv6_network_count_as_one()
    {
        var limiter = new ConnectionLimiter(new() { Total = 100, PerAddress = 2 });

        foreach (var within in new[] { "192.0.2.1", "192.0.2.1", "2001:db8::1", "2001:db8::ffff:1" })
            IsOpen(Open(limiter, within));
        foreach (var beyond in new[] { "192.0.2.1", "::ffff:192.0.2.1", "2001:db8::2" })
            IsClosed(Open(limiter, beyond));
        foreach (var other in new[] { "192.0.2.2", "2001:db8:0:1::1" })
            IsOpen(Open(limiter, other));
    }

    [Fact]
    public void This_machine_may_stand_for_everybody_behind_a_proxy_and_has_no_share()
    {
        var limiter = new ConnectionLimiter(new() { Total = 100, PerAddress = 2 });

        Assert.All(Enumerable.Range(1, 50).Select(i => Open(limiter, i % 2 == 0 ? "::1" : $"127.0.0.{i}")), IsOpen);
    }

    [Fact]
    public void One_that_never_asked_is_closed_before_one_that_waits_for_its_next_request_and_the_oldest_of_them_first()
    {
        var limiter = new ConnectionLimiter(new() { Total = 4 });
        var (pooled, busy) = (Open(limiter, "192.0.2.1", asks: 0), Open(limiter, "192.0.2.1"));
        var (older, newer) = (Open(limiter, "192.0.2.1", asks: null), Open(limiter, "192.0.2.1", asks: null));

        Open(limiter, "192.0.2.9");
        Assert.Equal([true, true, false, true], [pooled.IsOpen, busy.IsOpen, older.IsOpen, newer.IsOpen]);
        Open(limiter, "192.0.2.9");
        Assert.Equal([true, true, false], [pooled.IsOpen, busy.IsOpen, newer.IsOpen]);
        Open(limiter, "192.0.2.9");
        Assert.Equal([false, true], [pooled.IsOpen, busy.IsOpen]);
        IsClosed(Open(limiter, "192.0.2.9"));
    }

    [Fact]
    public void The_address_with_most_connections_makes_room()
    {
        var limiter = new ConnectionLimiter(new() { Total = 5 });
        var visitor = Open(limiter, "192.0.2.1", asks: null);
        var flood = Enumerable.Range(0, 40).Select(_ => Open(limiter, "192.0.2.66", asks: null)).ToArray();

        Assert.True(visitor.IsOpen);
        Assert.Equal(4, flood.Count(one => one.IsOpen));
        IsOpen(Open(limiter, "192.0.2.2", asks: null));
        Assert.True(visitor.IsOpen);
    }

    [Fact]
    public void A_connection_that_ends_leaves_its_place()
    {
        var limiter = new ConnectionLimiter(new() { Total = 1 });
        var first = Open(limiter, "192.0.2.1");
        IsClosed(Open(limiter, "192.0.2.1"));

        first.End();

        IsOpen(Open(limiter, "192.0.2.1"));
    }

    private static void IsOpen(Visit visit) => Assert.True(visit.IsOpen);

    private static void IsClosed(Visit visit) => Assert.False(visit.IsOpen);

    /// <param name="limiter">Lets it in or not.</param>
    /// <param name="address">Where it comes from.</param>
    /// <param name="asks">How many requests are being answered; 0 for one that was, null for none ever.</param>
    private static Visit Open(ConnectionLimiter limiter, string address, int? asks = 1)
    {
        var visit = new Visit(address);
        visit.Serving = limiter.ServeAsync(visit.Connection, _ => visit.Ending);
        if (asks is not null && visit.Connection.Features.Get<OpenConnection>() is { } open)
        {
            open.Begin();
            if (asks == 0)
                open.End();
        }

        return visit;
    }

    private static async Task<Flood> FloodAsync(TestServer server, int connections)
    {
        var flood = new Flood();
        for (var i = 0; i < connections; i++)
        {
            var connection = await RawConnection.OpenAsync(server);
            flood.Connections.Add(connection);
            try
            {
                await connection.SendAsync(HalfARequest);
            }
            catch (IOException)
            {
                // Closed again already.
            }
        }

        return flood;
    }

    private sealed class Flood : IDisposable
    {
        public List<RawConnection> Connections { get; } = [];

        public void Dispose() => Connections.ForEach(connection => connection.Dispose());
    }

    private sealed class Visit
    {
        private readonly TaskCompletionSource _ending = new();

        public Visit(string address)
        {
            Connection = new AbortableConnection { RemoteEndPoint = new IPEndPoint(IPAddress.Parse(address), 1) };
        }

        public AbortableConnection Connection { get; }

        public Task Serving { get; set; } = Task.CompletedTask;

        public Task Ending => _ending.Task;

        public bool IsOpen => !Connection.IsAborted && !Serving.IsCompleted;

        public void End() => _ending.SetResult();
    }

    private sealed class AbortableConnection : DefaultConnectionContext
    {
        public bool IsAborted { get; private set; }

        public override void Abort(ConnectionAbortedException abortReason) => IsAborted = true;
    }
}
