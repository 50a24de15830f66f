namespace Usher.Wire.UsherApi;

/// <summary>Tags that exclude resources from a clean-up, or record what it has begun.</summary>
public static class CleanupMarks
{
    /// <summary>The key of a tag that spares a campaign, a solution, or all of a dataset group.</summary>
    public const string Keep = "keep";

    /// <summary>Before the key of a tag on a dataset group whose value is a schema that goes with it: once the datasets have gone, nothing else would know.</summary>
    public const string Schema = "usher:cleanup-schema-";
}
