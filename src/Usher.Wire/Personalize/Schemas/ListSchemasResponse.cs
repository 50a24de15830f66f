namespace Usher.Wire.Personalize;

/// <summary>What ListSchemas answers.</summary>
public sealed record ListSchemasResponse
{
    /// <summary>The schemas.</summary>
    public IReadOnlyList<DatasetSchemaSummary>? Schemas { get; init; }

    /// <summary>Asks for what follows; absent where nothing does.</summary>
    public string? NextToken { get; init; }
}
