using System.Text.Json;

namespace Usher.Ranking.Reports;

/// <summary>Everything there is to say about how good a recipe is: the one JSON object of <c>usher evaluate --json</c>.</summary>
public sealed record EvaluationReport
{
    /// <summary>The name of the report's file in the output folder of a job.</summary>
    public const string FileName = "report.json";

    /// <summary>The recipe that was measured.</summary>
    public required string Recipe { get; init; }

    /// <summary>How, in words: a <see cref="ProtocolDescription"/>.</summary>
    public required string Protocol { get; init; }

    /// <summary>file, item-ascending or item-descending: the order of a user's events of equal time.</summary>
    public required string TieRule { get; init; }

    /// <summary>What it was measured on.</summary>
    public required DataDescription Data { get; init; }

    /// <summary>The seeds that the recipe was trained with, once each.</summary>
    public required IReadOnlyList<int> Seeds { get; init; }

    /// <summary>By metric, such as ndcg@10: mean and standard deviation over seeds, or over folds in protocol B.</summary>
    public required IReadOnlyDictionary<string, MeanAndSd> Metrics { get; init; }

    /// <summary>By recipe: the same metrics of popularity and the counting models.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, MeanAndSd>> Baselines { get; init; }

    /// <summary>How far the recipe is from the best counting model; null when none was measured besides.</summary>
    public CountDifference? DifferenceToBestCount { get; init; }

    /// <summary>Wall-clock time of training, in seconds: the mean of the runs.</summary>
    public required double TrainSeconds { get; init; }

    /// <summary>By name, such as seenKept or singleTarget: the same models asked in another way; null when there was only one.</summary>
    public IReadOnlyDictionary<string, ReportVariant>? Variants { get; init; }

    /// <summary>Reads a report.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <exception cref="JsonException">The text is no report.</exception>
    public static EvaluationReport FromJson(string json) =>
        JsonSerializer.Deserialize(json, ReportJson.Default.EvaluationReport)
        ?? throw new JsonException("A report must be a JSON object, but the text is null.");

    /// <summary>The report as one JSON object, indented.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, ReportJson.Default.EvaluationReport);
}
