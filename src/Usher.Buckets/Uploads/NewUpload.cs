using Usher.Buckets.Checksums;
using Usher.Buckets.Objects;

namespace Usher.Buckets.Uploads;

/// <summary>What a request says about the object whose upload it begins.</summary>
public sealed record NewUpload
{
    public ObjectProperties Properties { get; init; } = ObjectProperties.None;

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>Null for CRC64NVME of the full object, without the parts being told of it.</summary>
    public ChecksumAlgorithm? Algorithm { get; init; }

    /// <summary>By <see cref="ChecksumRules.TypeOf"/> where the writer did not say.</summary>
    public ChecksumType ChecksumType { get; init; }

    /// <summary>Who began it, as an ARN, for listings.</summary>
    public string Initiator { get; init; } = "";
}
