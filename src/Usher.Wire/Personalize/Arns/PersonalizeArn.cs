using System.Diagnostics.CodeAnalysis;
using Usher.Wire.Arns;
using Usher.Wire.Errors;

namespace Usher.Wire.Personalize;

/// <summary>The ARN of a resource of Personalize: <c>arn:aws:personalize:REGION:ACCOUNT:kind/name</c>.</summary>
/// <param name="Kind">What it names.</param>
/// <param name="Region">Empty for recipes and their like.</param>
/// <param name="Account">Empty for recipes and their like.</param>
/// <param name="Name">Everything behind the kind: a name, <c>GROUP/TYPE</c> of a dataset, <c>NAME/ID</c> of a solution version.</param>
public sealed record PersonalizeArn(PersonalizeKind Kind, string Region, string Account, string Name)
{
    /// <summary>What stands for the newest version of a solution.</summary>
    public const string Latest = "$LATEST";

    private const string Service = "personalize";

    /// <summary>Mostly <c>aws</c>.</summary>
    public string Partition { get; init; } = "aws";

    /// <summary>The name before the slash: the group of a dataset, the solution of a version; the whole name of all others.</summary>
    public string First => Name.Split('/')[0];

    /// <summary>The name behind the slash: the type of a dataset, the id of a version; the whole name of all others.</summary>
    public string Last => Name.Split('/')[^1];

    /// <summary>Whether it is that of whichever version is the newest.</summary>
    public bool IsLatest => Kind is PersonalizeKind.SolutionVersion && Last == Latest;

    /// <summary>Reads an ARN.</summary>
    /// <param name="text">What came.</param>
    /// <param name="arn">The ARN; null where the answer is false.</param>
    /// <returns>Whether the text is the ARN of a resource of Personalize of a known kind.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out PersonalizeArn? arn)
    {
        arn = Arn.TryParse(text, out var parts) && parts.Service == Service && parts.Resource.Split('/', 2) is [var word, var name] && PersonalizeKinds.Find(word, name) is { } kind
            && (parts is { Region.Length: 0, Account.Length: 0 }) == kind.IsOfTheService()
                ? new(kind, parts.Region, parts.Account, name) { Partition = parts.Partition }
                : null;
        return arn is not null;
    }

    /// <summary>Reads the ARN that a member of a request has.</summary>
    /// <param name="text">What came.</param>
    /// <param name="member">The member's name on the wire, for the message.</param>
    /// <param name="kinds">The kinds that it may name; none for any.</param>
    /// <exception cref="AwsException">InvalidInputException: it is no such ARN. The message says what it is and how one of the right kind looks.</exception>
    public static PersonalizeArn Require(string text, string member, params ReadOnlySpan<PersonalizeKind> kinds)
    {
        var isArn = TryParse(text, out var arn);
        if (isArn && (kinds.IsEmpty || kinds.Contains(arn!.Kind)))
            return arn!;

        var came = isArn ? $"{member} is the ARN of {arn!.Kind.InWords()} ({text})" : $"{member} is '{text}', which is no ARN of Personalize";
        throw new AwsException("InvalidInputException", kinds.IsEmpty
            ? $"{came}. One looks like {PersonalizeKind.Campaign.Form()}."
            : $"{came}; that of {Join(kinds, kind => kind.InWords())} is wanted. One looks like {Join(kinds, kind => kind.Form())}.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Kind.Word()}/{Name}";

    private static string Join(ReadOnlySpan<PersonalizeKind> kinds, Func<PersonalizeKind, string> text) => string.Join(" or ", kinds.ToArray().Select(text));
}
