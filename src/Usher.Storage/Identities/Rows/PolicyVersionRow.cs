namespace Usher.Storage.Identities.Rows;

/// <summary>A version of a managed policy.</summary>
internal sealed record PolicyVersionRow
{
    public required string PolicyId { get; init; }

    public required int Number { get; init; }

    public required string Document { get; init; }

    public required DateTimeOffset Created { get; init; }
}
