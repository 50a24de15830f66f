namespace Usher.Storage.Identities.Rows;

/// <summary>The account itself: one row.</summary>
internal sealed record AccountRow
{
    public required string Account { get; init; }

    public required DateTimeOffset Created { get; init; }
}
