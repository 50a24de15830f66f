using Usher.Wire.Shapes;

namespace Usher.Wire.Personalize;

/// <summary>What DeleteSchema asks.</summary>
public sealed record DeleteSchemaRequest
{
    /// <summary>ARN of the schema.</summary>
    [Length(0, 256), Pattern(Patterns.Arn)]
    public required string SchemaArn { get; init; }
}
