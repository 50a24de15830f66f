using Usher.Datasets.Tables;

namespace Usher.Datasets.Tests;

public sealed class DuckDbSessionTests
{
    [Fact]
    public void Says_in_plain_words_that_a_disk_is_full()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "/dev/full, a disk that is always full, is not here.");
        using var session = new DuckDbSession(Path.GetTempPath(), CancellationToken.None);
        var error = Assert.Throws<DatasetException>(() => session.Execute("COPY (SELECT 1) TO '/dev/full' (FORMAT parquet)"));
        Assert.StartsWith("The disk is full:", error.Message);
    }

    [Fact]
    public async Task Interrupts_a_statement_that_runs()
    {
        using var stop = new CancellationTokenSource();
        using var session = new DuckDbSession(Path.GetTempPath(), stop.Token);
        var counting = Task.Run(() => session.Count("SELECT count(*) FROM range(1000000) a, range(100000) b"), CancellationToken.None);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => counting);
    }

    [Fact]
    public void Streams_columns_with_their_nulls()
    {
        using var session = new DuckDbSession(Path.GetTempPath(), CancellationToken.None);
        var (sum, nulls) = (0L, 0);
        session.Stream("SELECT CASE WHEN i % 3 = 0 THEN NULL ELSE i END FROM range(10000) t(i)", chunk =>
        {
            var known = chunk.ValidityOf(0);
            for (var row = 0; row < chunk.Count; row++)
            {
                if (known[row])
                    sum += chunk.Column<long>(0)[row];
                else
                    nulls++;
            }
        });
        Assert.Equal(Enumerable.Range(0, 10000).Where(i => i % 3 != 0).Sum(i => (long)i), sum);
        Assert.Equal(3334, nulls);
    }

    [Fact]
    public void Says_what_DuckDB_says_when_a_stream_fails_in_the_middle()
    {
        using var session = new DuckDbSession(Path.GetTempPath(), CancellationToken.None);
        var error = Assert.Throws<InvalidOperationException>(() =>
            session.Stream("SELECT CASE WHEN i = 9000 THEN error('broken on purpose') ELSE i END FROM range(10000) t(i)", _ => { }));
        Assert.Contains("broken on purpose", error.Message);
    }
}
