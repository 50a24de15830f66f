using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>Which columns train the model.</summary>
public sealed record TrainingDataConfig
{
    /// <summary>Columns to leave out, by dataset type.</summary>
    [Length(0, 3)]
    [Length(0, 256, EachKey = true), Pattern(Patterns.DatasetType, EachKey = true)]
    [Length(0, 50, Each = true)]
    [Length(0, 150, EachOfEach = true), Pattern(Patterns.ColumnName, EachOfEach = true)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? ExcludedDatasetColumns { get; init; }

    /// <summary>Columns to take and no others, by dataset type.</summary>
    [Length(0, 3)]
    [Length(0, 256, EachKey = true), Pattern(Patterns.DatasetType, EachKey = true)]
    [Length(0, 50, Each = true)]
    [Length(0, 150, EachOfEach = true), Pattern(Patterns.ColumnName, EachOfEach = true)]
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? IncludedDatasetColumns { get; init; }
}
