namespace Usher.Datasets.Schemas;

/// <summary>The business that a dataset group is made for. It adds rules for schemas, and has recipes of its own.</summary>
/// <remarks>Developer Guide, "Domain dataset groups".</remarks>
public enum SchemaDomain
{
    /// <summary>ECOMMERCE: a shop.</summary>
    Ecommerce,

    /// <summary>VIDEO_ON_DEMAND: a service that streams films.</summary>
    VideoOnDemand,
}
