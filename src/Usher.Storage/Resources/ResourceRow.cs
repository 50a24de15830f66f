namespace Usher.Storage.Resources;

/// <summary>A resource of the service. What it is, its document says.</summary>
internal sealed class ResourceRow
{
    public required string Arn { get; set; }

    /// <summary>JSON.</summary>
    public required string Document { get; set; }
}
