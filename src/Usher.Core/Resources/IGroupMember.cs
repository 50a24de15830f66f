using System.Text.Json.Serialization;

namespace Usher.Core.Resources;

/// <summary>A resource that lies in a dataset group and keeps it from being deleted.</summary>
public interface IGroupMember
{
    /// <summary>The group.</summary>
    [JsonIgnore]
    string DatasetGroupArn { get; }
}
