namespace Usher.Api.UsherApi;

/// <summary>The operations of one concept in Usher's own API. <see cref="UsherService"/> answers all that are registered as services.</summary>
internal interface IUsherOperationGroup
{
    IEnumerable<UsherOperation> Operations { get; }
}
