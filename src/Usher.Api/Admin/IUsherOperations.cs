namespace Usher.Api.Admin;

/// <summary>The operations of one concept in Usher's own API. <see cref="AdminService"/> answers all that are registered as services.</summary>
internal interface IUsherOperations
{
    IEnumerable<UsherOperation> Operations { get; }
}
