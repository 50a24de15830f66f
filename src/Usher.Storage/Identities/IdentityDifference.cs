using Usher.Access.Identities;

namespace Usher.Storage.Identities;

/// <summary>The rows that differ between two snapshots.</summary>
/// <remarks>An entity that did not change is the same object in both, so rows are computed only for the others.</remarks>
internal sealed class IdentityDifference
{
    private readonly HashSet<object> _gone = [];
    private readonly HashSet<object> _come = [];

    private IdentityDifference()
    {
    }

    /// <summary>Rows that were deleted, and the old values of changed rows.</summary>
    public IReadOnlySet<object> Gone => _gone;

    /// <summary>Rows that are new, and the new values of changed rows.</summary>
    public IReadOnlySet<object> Come => _come;

    public static IdentityDifference Of(AccountSnapshot? before, AccountSnapshot after)
    {
        var difference = new IdentityDifference();
        difference._gone.UnionWith(before is null ? [] : IdentityRows.OfAccount(before));
        difference._come.UnionWith(IdentityRows.OfAccount(after));

        var old = Entities(before).ToHashSet(ReferenceEqualityComparer.Instance);
        var now = Entities(after).ToHashSet(ReferenceEqualityComparer.Instance);
        difference._gone.UnionWith(old.Except(now, ReferenceEqualityComparer.Instance).Cast<IamEntity>().SelectMany(IdentityRows.Of));
        difference._come.UnionWith(now.Except(old, ReferenceEqualityComparer.Instance).Cast<IamEntity>().SelectMany(IdentityRows.Of));

        var same = difference._gone.Intersect(difference._come).ToArray();
        difference._gone.ExceptWith(same);
        difference._come.ExceptWith(same);
        return difference;
    }

    private static IEnumerable<object> Entities(AccountSnapshot? snapshot) => snapshot is null ? [] : snapshot.Identities.Concat<IamEntity>(snapshot.Policies.Values);
}
