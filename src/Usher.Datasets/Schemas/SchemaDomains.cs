namespace Usher.Datasets.Schemas;

/// <summary>Reads and writes the names of domains.</summary>
public static class SchemaDomains
{
    /// <summary>The name in requests and responses: ECOMMERCE or VIDEO_ON_DEMAND.</summary>
    public static string Name(this SchemaDomain domain) => domain is SchemaDomain.Ecommerce ? "ECOMMERCE" : "VIDEO_ON_DEMAND";

    /// <summary>The domain with a name; null for null, which is a custom dataset group or schema.</summary>
    /// <exception cref="ArgumentException">There is no such domain.</exception>
    public static SchemaDomain? Parse(string? name) => name switch
    {
        null => null,
        "ECOMMERCE" => SchemaDomain.Ecommerce,
        "VIDEO_ON_DEMAND" => SchemaDomain.VideoOnDemand,
        _ => throw new ArgumentException($"'{name}' is no domain; ECOMMERCE and VIDEO_ON_DEMAND are.", nameof(name)),
    };
}
