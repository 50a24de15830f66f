using System.Text.Json.Serialization;

namespace Usher.Core.Resources;

/// <summary>A resource of a dataset group. A group cannot be deleted while it has some.</summary>
public interface IGroupMember
{
    /// <summary>The group.</summary>
    [JsonIgnore]
    string DatasetGroupArn { get; }
}
