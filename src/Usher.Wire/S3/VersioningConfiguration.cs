using System.Xml.Linq;

namespace Usher.Wire.S3;

/// <summary>The body of PutBucketVersioning.</summary>
/// <param name="Status">Enabled or Suspended; null where it is missing.</param>
/// <param name="MfaDelete">Enabled or Disabled; null where it is missing.</param>
public sealed record VersioningConfiguration(string? Status, string? MfaDelete)
{
    /// <summary>The name of the document's root.</summary>
    public const string Root = "VersioningConfiguration";

    /// <summary>Reads the document; which values are allowed is for its reader to check.</summary>
    public static VersioningConfiguration Read(XElement root) => new(root.Child("Status"), root.Child("MfaDelete"));
}
