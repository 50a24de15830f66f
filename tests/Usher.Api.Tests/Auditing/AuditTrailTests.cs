using CsCheck;
using Microsoft.Extensions.Logging.Abstractions;
using Usher.Api.Auditing;

namespace Usher.Api.Tests.Auditing;

public sealed class AuditTrailTests : IDisposable
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("usher-audit-");

    private AuditFiles Files => new(_folder.FullName);

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Each_day_has_its_file_that_only_its_owner_reads()
    {
        await WriteAsync(Record("a", Noon), Record("b", Noon.AddDays(1)));

        Assert.Equal([new(2026, 11, 24), new(2026, 11, 23)], Files.Days());
        Assert.All(Files.Days(), day => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Files.PathOf(day))));
    }

    [Fact]
    public async Task Days_older_than_ninety_are_deleted()
    {
        await WriteAsync(Record("old", Noon.AddDays(-AuditTrail.DaysKept - 1)), Record("kept", Noon.AddDays(-AuditTrail.DaysKept)), Record("new", Noon));

        Assert.Equal(["new", "kept"], Names(new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)));
    }

    [Fact]
    public async Task A_line_that_a_crash_cut_costs_nothing_but_itself()
    {
        await WriteAsync(Record("a", Noon));
        await File.AppendAllTextAsync(Files.PathOf(new(2026, 11, 23)), """{"eventVersion":"1.""", TestContext.Current.CancellationToken);

        await WriteAsync(Record("b", Noon));

        Assert.Equal(["b", "a"], Names(new(DateTimeOffset.MinValue, DateTimeOffset.MaxValue)));
    }

    [Fact]
    public async Task A_day_that_is_full_takes_management_calls_only()
    {
        await WriteAsync(Record("a", Noon));
        await using (var file = new FileStream(Files.PathOf(new(2026, 11, 23)), FileMode.Open))
            file.SetLength(AuditTrail.DayBytesForDenials);                      // sparse: no disk is filled

        await WriteAsync(Record("denial", Noon) with { ManagementEvent = false }, Record("call", Noon));

        Assert.Equal("call", Assert.Single(new AuditReader(Files).Read(new(Noon, Noon), null, 1).Records).Record.EventName);
    }

    [Fact]
    public async Task Pages_put_together_are_all_records_newest_first()
    {
        await WriteAsync([.. Enumerable.Range(0, 25).Select(i => Record($"{i}", Noon.AddHours(i)))]);
        var reader = new AuditReader(Files);
        var query = new AuditQuery(DateTimeOffset.MinValue, DateTimeOffset.MaxValue);

        var names = new List<string?>();
        AuditPosition? at = null;
        do
        {
            var page = reader.Read(query, at, 4);
            Assert.True(page.Records.Count <= 4);
            names.AddRange(page.Records.Select(found => found.Record.EventName));
            at = page.Next is { } next && AuditPosition.TryParse(next.ToString(), out var parsed) ? parsed : null;
        }
        while (at is not null);

        Assert.Equal(Enumerable.Range(0, 25).Reverse().Select(i => $"{i}"), names);
    }

    [Fact]
    public void Lines_read_backwards_are_the_lines() => Gen.String[Gen.Char['a', 'c'], 0, 70_000].List[0, 6].Sample(
        lines =>
        {
            var path = Path.Combine(_folder.FullName, $"{Guid.NewGuid()}.jsonl");
            File.WriteAllText(path, string.Concat(lines.Select(line => line + "\n")));
            using var file = File.OpenRead(path);

            var read = LinesBackwards.Read(file, long.MaxValue).Select(line => System.Text.Encoding.ASCII.GetString(line.Line.Span)).Reverse().ToArray();

            File.Delete(path);
            return read.SequenceEqual(lines.Where(line => line.Length > 0));
        },
        iter: 60,
        threads: 1);

    private IEnumerable<string?> Names(AuditQuery query) => new AuditReader(Files).Read(query, null, 100).Records.Select(found => found.Record.EventName);

    private async Task WriteAsync(params AuditRecord[] records)
    {
        await using var trail = new AuditTrail(Files, TimeProvider.System, NullLogger<AuditTrail>.Instance);
        foreach (var record in records)
            await trail.WriteAsync(record);
    }

    private static AuditRecord Record(string name, DateTimeOffset time) => new()
    {
        UserIdentity = new() { Type = "Root" },
        EventTime = time,
        EventSource = "iam.amazonaws.com",
        EventName = name,
        AwsRegion = "us-east-1",
        RequestId = name,
        EventId = name,
    };
}
