namespace Usher.Api.Admin;

/// <summary>The operations of one concept that AWS has no word for. Add one to the services, and it is answered.</summary>
internal interface IOwnOperations
{
    /// <summary>All of them.</summary>
    IEnumerable<OwnOperation> Operations { get; }
}
