namespace Usher.Storage.Resources;

/// <summary>A resource of the service. The document has its kind.</summary>
internal sealed class ResourceRow
{
    public required string Arn { get; set; }

    /// <summary>The resource as JSON.</summary>
    public required string Document { get; set; }
}
