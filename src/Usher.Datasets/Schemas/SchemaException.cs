namespace Usher.Datasets.Schemas;

/// <summary>A schema that cannot be used. The message names the field, what came and what is allowed.</summary>
public sealed class SchemaException : Exception
{
    public SchemaException(string message)
        : base(message)
    {
    }

    public SchemaException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
