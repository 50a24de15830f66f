namespace Usher.Api.Admin;

/// <summary>The operations of one concept that AWS has no word for. Add one to the services, and it is answered.</summary>
internal interface IUsherOperations
{
    /// <summary>All of them.</summary>
    IEnumerable<UsherOperation> Operations { get; }
}
