using System.Text.Json.Serialization;
using Usher.Datasets.Imports;
using Usher.Datasets.Schemas;

namespace Usher.Core.Imports;

/// <summary>The work of an import's process: a JSON file, whose path is its only argument.</summary>
/// <param name="Source">A file to read; or, ending in '/', a folder.</param>
/// <param name="Schema">The schema, as <see cref="Usher.Datasets.Schemas.Schema.ToJson"/> writes it.</param>
/// <param name="Part">The Parquet file to write.</param>
/// <param name="MaxBytes">The most bytes to read of all files together, counted after decompression.</param>
/// <param name="Parts">The parts of the group's datasets, for comparing ids.</param>
/// <param name="IsStrict">Whether every row with a fault is left out, as <see cref="CsvImporter.IsStrict"/> says.</param>
/// <param name="Memory">How many bytes of memory the process may allocate.</param>
internal sealed record ImporterJob(string Source, string Schema, string Part, long MaxBytes, Dictionary<DatasetType, IReadOnlyList<string>> Parts, bool IsStrict, long Memory)
{
    /// <summary>The file of the job, in a folder.</summary>
    public static string FileIn(string folder) => Path.Combine(folder, "job.json");

    /// <summary>The file of the answer, in the same folder.</summary>
    public static string AnswerIn(string folder) => Path.Combine(folder, "answer.json");
}

/// <summary>The answer of the process; one of the two is null.</summary>
/// <param name="Result">The result of the import.</param>
/// <param name="Refusal">The reason why the files cannot be imported.</param>
internal sealed record ImporterAnswer(ImportResult? Result, string? Refusal)
{
    /// <summary>Exit code of a process that has written its answer.</summary>
    public const int Answered = 0;

    /// <summary>Exit code of a process that failed by a fault of Usher, with details on standard error.</summary>
    public const int Failed = 1;

    /// <summary>Exit code of a process that needed more memory than it may have.</summary>
    public const int OutOfMemory = 3;
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ImporterJob))]
[JsonSerializable(typeof(ImporterAnswer))]
internal sealed partial class ImporterJson : JsonSerializerContext;
