namespace Usher.Wire.UsherApi;

/// <summary>What became of an import.</summary>
public sealed record ExplainImportResponse
{
    /// <summary>Such as ACTIVE or CREATE FAILED.</summary>
    public required string Status { get; init; }

    /// <summary>Why it failed; null where it did not.</summary>
    public string? FailureReason { get; init; }

    /// <summary>How often it was begun: more than once after crashes of the server or of the process that reads the files. At most 3.</summary>
    public int Attempts { get; init; }

    /// <summary>Whether it was stopped on request.</summary>
    public bool IsStopped { get; init; }

    /// <summary>Rows that were taken; null where nothing has been read yet.</summary>
    public long? Rows { get; init; }

    /// <summary>Rows that cannot be used and were left out.</summary>
    public long RejectedRows { get; init; }

    /// <summary>Cells that cannot be used and count as missing, in rows that were taken, by column.</summary>
    public IReadOnlyList<MissingCellCount> MissingCells { get; init; } = [];

    /// <summary>The faults of rows and cells; of very many, the first.</summary>
    public required IReadOnlyList<FaultyRow> Faults { get; init; }

    /// <summary>How many faults there are in all.</summary>
    public long FaultCount { get; init; }

    /// <summary>What is probably not meant, though allowed.</summary>
    public required IReadOnlyList<string> Warnings { get; init; }

    /// <summary>What is good to know: how many ids the dataset shares with the others of its group.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Whether the service may read the files, by the policies as they are now.</summary>
    public required bool IsReadable { get; init; }

    /// <summary>Why, for people: each step of the way, and the statement to add where one is missing.</summary>
    public required string Access { get; init; }

    /// <summary>The statements to add, smallest first.</summary>
    public required IReadOnlyList<StatementToAdd> Statements { get; init; }
}
