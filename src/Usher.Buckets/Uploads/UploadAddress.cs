using Usher.Buckets.Objects;

namespace Usher.Buckets.Uploads;

/// <summary>Which upload: its id counts only together with the key it was begun for.</summary>
public readonly record struct UploadAddress(ObjectAddress Object, string UploadId);
