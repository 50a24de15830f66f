namespace Usher.Storage.Identities.Rows;

/// <summary>A managed policy attached to a user, group or role.</summary>
internal sealed record AttachmentRow
{
    public required string OwnerId { get; init; }

    public required string PolicyArn { get; init; }
}
