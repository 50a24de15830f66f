using System.Collections.Immutable;
using System.Globalization;
using Usher.Access.Policies;

namespace Usher.Access.Identities.ManagedPolicies;

/// <summary>The managed policies that AWS provides, as far as they are of use here. Their documents lie beside, one file each.</summary>
/// <remarks>
/// AWS Managed Policy Reference Guide; names, paths, dates and actions are AWS's. ReadOnlyAccess names the services that are here. AmazonPersonalizeFullAccess is
/// known at AWS under service-role/ alone; it is also here without the path, as it is often written.
/// </remarks>
public static class AmazonPolicies
{
    private static readonly ImmutableSortedDictionary<string, ManagedPolicy> ByArn = ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        new[]
        {
            Policy("AdministratorAccess", "/", "ANPAIWMBCKSKIEE64ZLYK", "2015-02-06T18:39:46Z", 1, "Everything, everywhere."),
            Policy("AmazonPersonalizeFullAccess", "/service-role/", "ANPAI45XBK7XWJLGVTJ3A", "2018-12-04T22:24:33Z", 2, "All of Personalize, its metrics, and buckets named after it."),
            Policy("AmazonPersonalizeFullAccess", "/", "ANPAPERSONALIZEWHOLE2", "2018-12-04T22:24:33Z", 2, "All of Personalize, its metrics, and buckets named after it."),
            Policy("AmazonS3FullAccess", "/", "ANPAIFIR6V6BVTRAHWINE", "2015-02-06T18:40:58Z", 2, "Every bucket and object."),
            Policy("AmazonS3ReadOnlyAccess", "/", "ANPAIZTJ4DXE7G6AGAE6M", "2015-02-06T18:40:59Z", 3, "Reading and listing of every bucket and object."),
            Policy("AWSCloudTrail_ReadOnlyAccess", "/", "ANPAXLOOKUPEVENTSREAD", "2022-06-14T17:19:05Z", 1, "Reading of the audit trail."),
            Policy("IAMFullAccess", "/", "ANPAI7XKCFMBPM3QQRRVQ", "2015-02-06T18:40:38Z", 2, "Every identity and policy."),
            Policy("IAMReadOnlyAccess", "/", "ANPAJKSO7NDY4T57MWDSQ", "2015-02-06T18:40:39Z", 4, "Reading of identities and policies, and simulation."),
            Policy("PowerUserAccess", "/", "ANPAJYRXTHIB4FOVS3ZXS", "2015-02-06T18:39:47Z", 12, "Everything but identities and policies."),
            Policy("ReadOnlyAccess", "/", "ANPAILL3HVNFSB6DCOWYQ", "2015-02-06T18:39:48Z", 182, "Reading of everything."),
        }.Select(policy => KeyValuePair.Create(policy.Arn, policy)));

    /// <summary>All of them, by ARN.</summary>
    public static IEnumerable<ManagedPolicy> All => ByArn.Values;

    /// <summary>One of them; null if it is not here.</summary>
    public static ManagedPolicy? Find(string arn) => ByArn.GetValueOrDefault(arn);

    private static ManagedPolicy Policy(string name, string path, string id, string created, int version, string description)
    {
        var at = DateTimeOffset.Parse(created, CultureInfo.InvariantCulture);
        return new()
        {
            Account = ManagedPolicy.Amazon,
            Name = name,
            Path = path,
            Id = id,
            Created = at,
            Updated = at,
            Description = description,
            Versions = [new(version, PolicyDocument.Parse(TextOf(name), PolicyKind.Identity), at)],
            DefaultNumber = version,
            NextNumber = version + 1,
        };
    }

    private static string TextOf(string name)
    {
        var file = $"{typeof(AmazonPolicies).Namespace}.{name}.json";
        using var stream = typeof(AmazonPolicies).Assembly.GetManifestResourceStream(file) ?? throw new InvalidOperationException($"{file} is not embedded.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
