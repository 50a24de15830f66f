using System.Collections.Frozen;

namespace Usher.Wire.Personalize;

/// <summary>How kinds are spelled: in ARNs and in sentences.</summary>
internal static class PersonalizeKinds
{
    private static readonly FrozenDictionary<string, PersonalizeKind> ByWord = Enum.GetValues<PersonalizeKind>()
        .Where(kind => kind is not PersonalizeKind.SolutionVersion)
        .ToFrozenDictionary(kind => kind.Word(), StringComparer.Ordinal);

    /// <summary>The first word of an ARN's resource.</summary>
    public static string Word(this PersonalizeKind kind) => kind switch
    {
        PersonalizeKind.SolutionVersion => "solution",
        _ => Spaced(kind, '-'),
    };

    /// <summary>With an article, for messages.</summary>
    public static string InWords(this PersonalizeKind kind) => $"{(kind is PersonalizeKind.EventTracker or PersonalizeKind.Algorithm ? "an" : "a")} {Spaced(kind, ' ')}";

    /// <summary>What an ARN of the kind looks like.</summary>
    public static string Form(this PersonalizeKind kind) => kind switch
    {
        _ when kind.IsOfTheService() => $"arn:aws:personalize:::{kind.Word()}/NAME",
        PersonalizeKind.Dataset => "arn:aws:personalize:REGION:ACCOUNT:dataset/GROUP/TYPE",
        PersonalizeKind.SolutionVersion => "arn:aws:personalize:REGION:ACCOUNT:solution/NAME/ID",
        PersonalizeKind.EventTracker => "arn:aws:personalize:REGION:ACCOUNT:event-tracker/ID",
        _ => $"arn:aws:personalize:REGION:ACCOUNT:{kind.Word()}/NAME",
    };

    /// <summary>Whether the service itself brings them, the same for all accounts.</summary>
    public static bool IsOfTheService(this PersonalizeKind kind) => kind is PersonalizeKind.Recipe or PersonalizeKind.Algorithm or PersonalizeKind.FeatureTransformation;

    /// <summary>The kind that a resource is of; null where its form is that of none.</summary>
    /// <param name="word">Before the first slash.</param>
    /// <param name="name">Behind it.</param>
    public static PersonalizeKind? Find(string word, string name) => ByWord.TryGetValue(word, out var kind)
        ? (kind, name.Split('/')) switch
        {
            (PersonalizeKind.Dataset, [{ Length: > 0 }, { Length: > 0 }]) => kind,
            (PersonalizeKind.Solution, [{ Length: > 0 }, { Length: > 0 }]) => PersonalizeKind.SolutionVersion,
            (not PersonalizeKind.Dataset, [{ Length: > 0 }]) => kind,
            _ => null,
        }
        : null;

    private static string Spaced(PersonalizeKind kind, char space) =>
        string.Concat(kind.ToString().Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"{space}{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
