namespace Usher.Wire.Personalize;

/// <summary>A request that gives tags to a resource. The caller needs the right to tag it too.</summary>
/// <remarks>
/// Implemented by every generated request with a member <c>tags</c>. IAM User Guide, "Controlling access to AWS resources using tags": services that tag on creation ask for both rights.
/// </remarks>
public interface IBringsTags
{
    /// <summary>Keys and values; null or empty for none.</summary>
    IReadOnlyList<Tag>? Tags { get; }
}
