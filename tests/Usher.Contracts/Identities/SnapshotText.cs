using System.Globalization;
using Usher.Access.Identities;

namespace Usher.Contracts.Identities;

/// <summary>Everything in a snapshot as text, so that two can be compared and a difference can be read.</summary>
public static class SnapshotText
{
    public static string Of(AccountSnapshot snapshot) => string.Join('\n', Lines(snapshot));

    private static IEnumerable<string> Lines(AccountSnapshot snapshot)
    {
        yield return $"account {snapshot.Account} {At(snapshot.Created)}";
        foreach (var key in snapshot.RootKeys)
            yield return Of(key);
        foreach (var identity in snapshot.Identities)
        {
            yield return $"{identity.Arn} {identity.Id} {At(identity.Created)} bound {identity.Boundary}{Tags(identity)}";
            foreach (var (name, document) in identity.Inline)
                yield return $"  inline {name} {document.Text}";
            foreach (var arn in identity.Attached)
                yield return $"  attached {arn}";
            if (identity is Role role)
                yield return $"  trust {role.Trust.Text} {role.MaxSessionSeconds} {role.Description}";
            foreach (var line in identity is User user ? user.Keys.Select(Of).Concat(user.Groups.Select(group => $"  in {group}")) : [])
                yield return line;
        }

        foreach (var policy in snapshot.Policies.Values)
        {
            yield return $"{policy.Arn} {policy.Id} {At(policy.Created)} {At(policy.Updated)} v{policy.DefaultNumber} next {policy.NextNumber} {policy.Description}{Tags(policy)}";
            foreach (var version in policy.Versions)
                yield return $"  {version.Id} {At(version.Created)} {version.Document.Text}";
        }
    }

    private static string Of(AccessKey key) =>
        $"  key {key.Id} {Convert.ToHexString(key.SealedSecret.AsSpan())} {key.IsActive} {At(key.Created)} {(key.LastUse is { } use ? $"{At(use.At)} {use.Service} {use.Region}" : "")}";

    private static string Tags(IamEntity entity) => string.Concat(entity.Tags.Select(tag => $" {tag.Key}={tag.Value}"));

    private static string At(DateTimeOffset time) => time.UtcDateTime.ToString("s", CultureInfo.InvariantCulture);
}
