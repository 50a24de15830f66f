using System.Text.Json.Serialization;

namespace Usher.Ranking.Reports;

/// <summary>How reports are written: camelCase, indented, without nulls; names of metrics and recipes as they are.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    WriteIndented = true,
    NewLine = "\n")]
[JsonSerializable(typeof(EvaluationReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
