using System.Globalization;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Personalize;

namespace Usher.Core.Naming;

/// <summary>Cuts lists into pages, newest first.</summary>
/// <param name="tokens">Creates and reads the tokens.</param>
public sealed class Pages(PageTokens tokens)
{
    /// <summary>The largest size of a page, and the size if a request names none.</summary>
    public const int MaxPageSize = 100;

    /// <summary>Cuts a page, newest resources first.</summary>
    /// <param name="list">Names the list with its filter: a token of another one is refused.</param>
    /// <param name="all">Every resource of the list, in any order.</param>
    /// <param name="size">1 to 100; null for 100.</param>
    /// <param name="token">Of the page before; null for the first.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidNextTokenException.</exception>
    public (IReadOnlyList<T> Page, string? NextToken) Cut<T>(string list, IEnumerable<T> all, int? size, string? token)
        where T : Resource
    {
        var ordered = all.OrderByDescending(resource => resource.CreatedAt).ThenBy(resource => resource.Arn, StringComparer.Ordinal);
        var rest = tokens.Read(list, token) is { } place ? After(ordered, Place(place)).ToArray() : ordered.ToArray();
        var count = size ?? MaxPageSize;
        return rest.Length <= count ? (rest, null) : (rest[..count], tokens.Write(list, $"{rest[count - 1].CreatedAt.UtcTicks} {rest[count - 1].Arn}"));
    }

    /// <summary>Cuts a page of the resources of a region and account, optionally of only those that belong to one parent.</summary>
    /// <param name="kind">Names the kind of the resources: a token of another list is refused.</param>
    /// <param name="snapshot">The records.</param>
    /// <param name="at">The region and account.</param>
    /// <param name="size">1 to 100; null for 100.</param>
    /// <param name="token">Of the page before; null for the first.</param>
    /// <param name="parentArn">The parent; null for the resources of all parents.</param>
    /// <param name="parentOf">The ARN of a resource's parent.</param>
    /// <param name="isListed">Whether a resource is in the list; null for all.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidNextTokenException.</exception>
    public (IReadOnlyList<T> Page, string? NextToken) Cut<T>(string kind, ServiceSnapshot snapshot, PersonalizeArns at, int? size, string? token, string? parentArn = null, Func<T, string?>? parentOf = null, Func<T, bool>? isListed = null)
        where T : Resource => Cut(
            $"{kind} of {parentArn ?? $"{at}"}",
            snapshot.Of<T>().Where(resource => at.Has(resource.Arn) && (parentArn is null || parentOf!(resource) == parentArn) && isListed?.Invoke(resource) is not false),
            size,
            token);

    /// <summary>Cuts a page of what the service itself offers, such as recipes, in the order of names.</summary>
    /// <param name="list">Names the list with its filter: a token of another one is refused.</param>
    /// <param name="all">Everything in the list, in the order of names.</param>
    /// <param name="name">Gives the name of an entry.</param>
    /// <param name="size">1 to 100; null for 100.</param>
    /// <param name="token">Of the page before; null for the first.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidNextTokenException.</exception>
    public (IReadOnlyList<T> Page, string? NextToken) CutByName<T>(string list, IEnumerable<T> all, Func<T, string> name, int? size, string? token)
    {
        var place = tokens.Read(list, token);
        var rest = all.Where(one => place is null || string.CompareOrdinal(name(one), place) > 0).ToArray();
        var count = size ?? MaxPageSize;
        return rest.Length <= count ? (rest, null) : (rest[..count], tokens.Write(list, name(rest[count - 1])));
    }

    /// <summary>Cuts a page of a list without names and times. The position continues it, so an entry that is inserted before moves the others.</summary>
    /// <param name="list">Names the list with its filter: a token of another one is refused.</param>
    /// <param name="all">Everything in the list, in its order.</param>
    /// <param name="size">1 or more; null for 100.</param>
    /// <param name="token">Of the page before; null for the first.</param>
    /// <returns>The page, the number of entries of the list, and the next token, which is null on the last page.</returns>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidNextTokenException.</exception>
    public (IReadOnlyList<T> Page, int Total, string? NextToken) CutByPlace<T>(string list, IEnumerable<T> all, int? size, string? token)
    {
        var first = tokens.Read(list, token) is { } place ? int.Parse(place, CultureInfo.InvariantCulture) : 0;
        var count = size ?? MaxPageSize;
        var page = new List<T>(count);
        var total = 0;
        foreach (var one in all)
        {
            if (total >= first && page.Count < count)
                page.Add(one);
            total++;
        }

        return (page, total, first + page.Count < total ? tokens.Write(list, (first + page.Count).ToString(CultureInfo.InvariantCulture)) : null);
    }

    // Compares positions, because the resource at the position may have been deleted meanwhile.
    private static IEnumerable<T> After<T>(IEnumerable<T> ordered, (long CreatedAt, string Arn) place)
        where T : Resource => ordered.SkipWhile(resource =>
            resource.CreatedAt.UtcTicks > place.CreatedAt || (resource.CreatedAt.UtcTicks == place.CreatedAt && string.CompareOrdinal(resource.Arn, place.Arn) <= 0));

    private static (long CreatedAt, string Arn) Place(string text)
    {
        var blank = text.IndexOf(' ', StringComparison.Ordinal);
        return (long.Parse(text.AsSpan(0, blank), CultureInfo.InvariantCulture), text[(blank + 1)..]);
    }
}
