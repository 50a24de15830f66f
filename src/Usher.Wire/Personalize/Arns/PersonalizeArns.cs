namespace Usher.Wire.Personalize;

/// <summary>Makes the ARNs of one account in one region.</summary>
/// <param name="Region">For example <c>us-east-1</c>.</param>
/// <param name="Account">Twelve digits.</param>
public sealed record PersonalizeArns(string Region, string Account)
{
    /// <summary>Something that is named by one word: a schema, a group, a campaign, a recipe.</summary>
    /// <param name="kind">All but <see cref="PersonalizeKind.Dataset"/> and <see cref="PersonalizeKind.SolutionVersion"/>, which have methods of their own.</param>
    /// <param name="name">Its name, or the eight digits of an event tracker; <c>*</c> for all of them in a question of rights.</param>
    public PersonalizeArn Of(PersonalizeKind kind, string name) => kind.IsOfTheService() ? new(kind, "", "", name) : new(kind, Region, Account, name);

    /// <summary>A dataset.</summary>
    /// <param name="group">Name of its group.</param>
    /// <param name="type">Such as <c>Interactions</c>, in any case.</param>
    public PersonalizeArn Dataset(string group, string type) => new(PersonalizeKind.Dataset, Region, Account, $"{group}/{type.ToUpperInvariant()}");

    /// <summary>A solution version.</summary>
    /// <param name="solution">Name of its solution.</param>
    /// <param name="id">Eight hex digits, or <see cref="PersonalizeArn.Latest"/>.</param>
    public PersonalizeArn SolutionVersion(string solution, string id) => new(PersonalizeKind.SolutionVersion, Region, Account, $"{solution}/{id}");
}
