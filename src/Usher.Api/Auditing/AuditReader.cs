using System.Text.Json;

namespace Usher.Api.Auditing;

/// <summary>Reads the audit trail, newest first.</summary>
internal sealed class AuditReader(AuditFiles files)
{
    /// <summary>How much one page looks through at most. A page may so have fewer events than asked for, or none, and a token that goes on.</summary>
    public const long PageBytes = 32 * 1024 * 1024;

    /// <summary>A page of the records that fit.</summary>
    /// <param name="query">Which records fit.</param>
    /// <param name="from">Where the page before ended; null to begin with the newest.</param>
    /// <param name="limit">How many records at most.</param>
    /// <exception cref="OperationCanceledException">The query was stopped.</exception>
    public AuditPage Read(AuditQuery query, AuditPosition? from, int limit)
    {
        var found = new List<FoundRecord>();
        var budget = PageBytes;
        foreach (var day in files.Days().Where(day => (from is null || day <= from.Value.Day) && query.MayBeOn(day)))
        {
            using var file = new FileStream(files.PathOf(day), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            var end = day == from?.Day ? from.Value.Offset : file.Length;
            foreach (var (line, start) in LinesBackwards.Read(file, end))
            {
                query.Stop.ThrowIfCancellationRequested();
                if (Parse(line) is { } record && query.Fits(record))
                    found.Add(new(record, line));

                budget -= line.Length;
                if (found.Count == limit || budget <= 0)
                    return new(found, new(day, start));
            }
        }

        return new(found, null);
    }

    // A line that a crash cut, or that a person edited, is passed over.
    private static AuditRecord? Parse(ReadOnlyMemory<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize(line.Span, AuditJson.Lines.AuditRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Records, newest first, and where the next page begins; null at the end.</summary>
internal sealed record AuditPage(IReadOnlyList<FoundRecord> Records, AuditPosition? Next);

/// <summary>A record and the line it came from.</summary>
internal sealed record FoundRecord(AuditRecord Record, ReadOnlyMemory<byte> Line);
