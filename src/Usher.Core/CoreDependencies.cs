using Usher.Access;
using Usher.Buckets;
using Usher.Core.Files;
using Usher.Core.Records;
using Usher.Core.Training;

namespace Usher.Core;

/// <summary>The objects that the host gives to the service.</summary>
public sealed record CoreDependencies
{
    /// <summary>The account that owns the resources.</summary>
    public required UsherAccount Account { get; init; }

    /// <summary>The buckets that imports read.</summary>
    public required IBuckets Buckets { get; init; }

    /// <summary>The records of all resources: dataset groups, solutions, campaigns and so on.</summary>
    public required ServiceRecords Records { get; init; }

    /// <summary>The folder of imported data.</summary>
    public required DatasetFiles Datasets { get; init; }

    /// <summary>The folder of models.</summary>
    public required ModelFiles Models { get; init; }

    /// <summary>Trains solution versions in a process of its own.</summary>
    public required Trainer Trainer { get; init; }
}
