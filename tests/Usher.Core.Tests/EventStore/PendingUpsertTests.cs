using Usher.Core.EventStore;

namespace Usher.Core.Tests.EventStore;

public sealed class PendingUpsertTests
{
    private readonly PendingUpserts _upserts;
    private TaskCompletionSource<string>? _next;

    public PendingUpsertTests() => _upserts = new(async (id, _) =>
    {
        var read = _next ?? throw new InvalidOperationException($"Nobody expected {id} to be read.");
        return new Dictionary<string, string> { ["TITLE"] = await read.Task };
    });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_row_is_read_once_after_it_was_put()
    {
        Put("i1");
        var reading = BeginRead();
        reading.Store.SetResult("Alien");
        await reading.Done;
        _next = null;
        await _upserts.ReadAsync(Stop);

        Assert.Equal("Alien", _upserts.Find("i1")?["TITLE"]);
        Assert.Equal((1, true, false), (_upserts.Count, _upserts.Has("i1"), _upserts.Has("i2")));
    }

    [Fact]
    public async Task A_row_that_is_put_while_an_earlier_one_of_its_id_is_read_is_what_stays()
    {
        Put("i1");
        var slow = BeginRead();
        Put("i1");
        var fast = BeginRead();
        fast.Store.SetResult("newer");
        await fast.Done;
        slow.Store.SetResult("older");
        await slow.Done;
        _next = null;
        await _upserts.ReadAsync(Stop);

        Assert.Equal("newer", _upserts.Find("i1")?["TITLE"]);
    }

    [Fact]
    public async Task A_read_that_fails_is_done_again()
    {
        Put("i1");
        var failing = BeginRead();
        failing.Store.SetException(new IOException("The disk is full."));
        await Assert.ThrowsAsync<IOException>(() => failing.Done);

        var reading = BeginRead();
        reading.Store.SetResult("Alien");
        await reading.Done;

        Assert.Equal("Alien", _upserts.Find("i1")?["TITLE"]);
    }

    private void Put(string id) => _upserts.Add([new(id, null)]);

    private (TaskCompletionSource<string> Store, Task Done) BeginRead()
    {
        _next = new();
        return (_next, _upserts.ReadAsync(Stop).AsTask());
    }
}
