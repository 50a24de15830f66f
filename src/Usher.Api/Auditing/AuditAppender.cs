using System.Buffers;
using System.Text.Json;

namespace Usher.Api.Auditing;

/// <summary>Appends records to the file of their day. For one thread.</summary>
internal sealed class AuditAppender(AuditFiles files) : IDisposable
{
    private readonly ArrayBufferWriter<byte> _line = new();
    private FileStream? _file;
    private DateOnly _day;

    /// <summary>Whether something was written that the disk may not have yet.</summary>
    public bool IsDirty { get; private set; }

    public void Add(AuditRecord record)
    {
        var day = DateOnly.FromDateTime(record.EventTime.UtcDateTime);
        if (_file is null || day > _day)
            Open(day);

        if (record.ManagementEvent || _file!.Length < AuditTrail.DayBytesForDenials)
            Append(record);
    }

    /// <summary>Hands what was added to the operating system.</summary>
    public void Flush() => _file?.Flush();

    /// <summary>Has the disk write it.</summary>
    public void Sync()
    {
        _file?.Flush(flushToDisk: true);
        IsDirty = false;
    }

    /// <summary>Gives the file up after a fault; the next record opens it anew.</summary>
    public void Abandon()
    {
        _file?.SafeFileHandle.Dispose();
        _file = null;
        IsDirty = false;
    }

    public void Dispose()
    {
        Sync();
        _file?.Dispose();
        _file = null;
    }

    private void Append(AuditRecord record)
    {
        _line.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_line, new() { Encoder = AuditJson.Lines.Options.Encoder }))
            JsonSerializer.Serialize(json, record, AuditJson.Lines.AuditRecord);

        _line.Write("\n"u8);
        _file!.Write(_line.WrittenSpan);
        IsDirty = true;
    }

    private void Open(DateOnly day)
    {
        Dispose();
        files.DeleteBefore(day.AddDays(-AuditTrail.DaysKept));
        _file = new(files.PathOf(day), new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        _day = day;
        EndCutLine(_file);
    }

    // A crash may have cut the last line short; a line break keeps the next record readable.
    private static void EndCutLine(FileStream file)
    {
        if (file.Length == 0)
            return;

        file.Seek(-1, SeekOrigin.End);
        if (file.ReadByte() != '\n')
            file.Write("\n"u8);
    }
}
