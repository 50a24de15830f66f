using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace Usher.Api.Auditing;

/// <summary>Writes down who did what: one line of JSON for each management call and each denial, in a file for each day.</summary>
/// <remarks>
/// What holds: a record is handed to the operating system moments after its call was answered, so kill -9 may lose those of the last moments; the disk has it within
/// <see cref="SyncInterval"/>, so a power cut may lose a second; a clean stop loses nothing. Calls do not wait for the disk. They wait where 4,096 records are still to be written:
/// then the trail goes before the speed. What the calls changed is durable by itself; this is the account of it.
/// </remarks>
internal sealed partial class AuditTrail : IAsyncDisposable
{
    /// <summary>CloudTrail's own event history keeps 90 days.</summary>
    public const int DaysKept = 90;

    /// <summary>Beyond this a day's file takes management calls only: a flood of refused requests shall not fill the disk.</summary>
    public const long DayBytesForDenials = 256L * 1024 * 1024;

    public static readonly TimeSpan SyncInterval = TimeSpan.FromSeconds(1);

    private const int Waiting = 4096;

    private readonly Channel<AuditRecord> _records = Channel.CreateBounded<AuditRecord>(new BoundedChannelOptions(Waiting) { SingleReader = true });
    private readonly AuditAppender _appender;
    private readonly TimeProvider _clock;
    private readonly ILogger<AuditTrail> _log;
    private readonly Task _writing;

    public AuditTrail(AuditFiles files, TimeProvider clock, ILogger<AuditTrail> log)
    {
        (Files, _clock, _log) = (files, clock, log);
        Directory.CreateDirectory(files.Folder);
        _appender = new(files);
        _writing = Task.Run(WriteAllAsync);
    }

    public AuditFiles Files { get; }

    /// <summary>Records, as soon as there is room in the queue.</summary>
    public ValueTask WriteAsync(AuditRecord record) => _records.Writer.WriteAsync(record);

    public async ValueTask DisposeAsync()
    {
        _records.Writer.TryComplete();
        await _writing;
    }

    private async Task WriteAllAsync()
    {
        var more = _records.Reader.WaitToReadAsync().AsTask();
        var synced = _clock.GetTimestamp();
        while (true)
        {
            if (_appender.IsDirty && !more.IsCompleted)
                await Task.WhenAny(more, Task.Delay(Rest(synced), _clock));

            if (_appender.IsDirty && Rest(synced) == TimeSpan.Zero)
            {
                Try(_appender.Sync);
                synced = _clock.GetTimestamp();
            }

            if (_appender.IsDirty && !more.IsCompleted)
                continue;

            if (!await more)
                break;

            Try(WriteWaiting);
            more = _records.Reader.WaitToReadAsync().AsTask();
        }

        Try(_appender.Dispose);
    }

    private void WriteWaiting()
    {
        while (_records.Reader.TryRead(out var record))
            _appender.Add(record);

        _appender.Flush();
    }

    // Calls go on without the trail: what they change is guarded elsewhere, and the operator is told here.
    private void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            CannotWrite(_log, Files.Folder, fault);
            _appender.Abandon();
        }
    }

    private TimeSpan Rest(long synced)
    {
        var rest = SyncInterval - _clock.GetElapsedTime(synced);
        return rest > TimeSpan.Zero ? rest : TimeSpan.Zero;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The audit trail in {Folder} cannot be written; calls go on without it. Check the disk's room and the folder's owner.")]
    private static partial void CannotWrite(ILogger log, string folder, Exception fault);
}
