using System.Collections.Immutable;
using Usher.Core.Errors;
using Usher.Core.Resources;

namespace Usher.Core.Records;

/// <summary>Every resource of the service at one moment.</summary>
public sealed class ServiceSnapshot
{
    /// <summary>A snapshot without resources.</summary>
    public static ServiceSnapshot Empty { get; } = new(ImmutableDictionary.Create<string, Resource>(StringComparer.Ordinal));

    private readonly ImmutableDictionary<string, Resource> _byArn;

    private ServiceSnapshot(ImmutableDictionary<string, Resource> byArn) => _byArn = byArn;

    /// <summary>All resources, in no order.</summary>
    public IEnumerable<Resource> All => _byArn.Values;

    /// <summary>A snapshot of given resources.</summary>
    public static ServiceSnapshot Of(IEnumerable<Resource> resources) => new(Empty._byArn.AddRange(resources.Select(resource => KeyValuePair.Create(resource.Arn, resource))));

    /// <summary>All resources of a kind, in no order.</summary>
    public IEnumerable<T> Of<T>()
        where T : Resource => _byArn.Values.OfType<T>();

    /// <summary>The resource with an ARN; null if there is none of that kind.</summary>
    public T? Find<T>(string arn)
        where T : Resource => _byArn.GetValueOrDefault(arn) as T;

    /// <summary>The resource with an ARN.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">ResourceNotFoundException.</exception>
    public T Get<T>(string arn)
        where T : Resource => Find<T>(arn) ?? throw ServiceErrors.NotFound(arn);

    /// <summary>This snapshot with a new resource.</summary>
    /// <exception cref="Usher.Wire.Errors.AwsException">ResourceAlreadyExistsException: the ARN is taken.</exception>
    public ServiceSnapshot Add(Resource resource) =>
        _byArn.ContainsKey(resource.Arn) ? throw ServiceErrors.AlreadyExists(resource.Arn) : new(_byArn.Add(resource.Arn, resource));

    /// <summary>This snapshot with a changed resource.</summary>
    /// <exception cref="InvalidOperationException">The snapshot has no such resource.</exception>
    public ServiceSnapshot With(Resource resource) =>
        _byArn.ContainsKey(resource.Arn) ? new(_byArn.SetItem(resource.Arn, resource)) : throw new InvalidOperationException($"{resource.Arn} is not there to be changed.");

    /// <summary>This snapshot without some resources.</summary>
    public ServiceSnapshot Without(IEnumerable<Resource> resources) => new(_byArn.RemoveRange(resources.Select(resource => resource.Arn)));

    /// <summary>What a store has to write: the resources that are new or changed, and the ARNs of those that were removed.</summary>
    public static (IReadOnlyList<Resource> Written, IReadOnlyList<string> Removed) Difference(ServiceSnapshot before, ServiceSnapshot after) =>
        ([.. after._byArn.Where(entry => !ReferenceEquals(before._byArn.GetValueOrDefault(entry.Key), entry.Value)).Select(entry => entry.Value)],
        [.. before._byArn.Keys.Where(arn => !after._byArn.ContainsKey(arn))]);
}
