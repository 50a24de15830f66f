namespace Usher.Wire.Personalize;

/// <summary>A request that gives tags to a resource. Who makes something with tags needs the right to tag it too.</summary>
/// <remarks>IAM User Guide, "Tagging IAM resources" and "Controlling access to AWS resources using tags": services that tag on creation ask for both rights.</remarks>
public interface IBringsTags
{
    /// <summary>Keys and values; null or empty for none.</summary>
    IReadOnlyList<Tag>? Tags { get; }
}
