namespace Usher.Wire.Personalize;

/// <summary>What CreateSchema answers.</summary>
public sealed record CreateSchemaResponse
{
    /// <summary>ARN of the schema.</summary>
    public string? SchemaArn { get; init; }
}
