using Usher.Wire.PersonalizeRuntime;

namespace Usher.Web.Console.Tester;

/// <summary>The list that a campaign returned.</summary>
/// <param name="CampaignArn">ARN of the campaign.</param>
/// <param name="Recipe">Name of the recipe of the campaign.</param>
/// <param name="Items">Best first.</param>
/// <param name="Titles">Titles of the items, by id, where they are known.</param>
/// <param name="Milliseconds">Duration of the call, measured in the console.</param>
/// <param name="Command">The AWS CLI command for the same call.</param>
public sealed record TesterList(string CampaignArn, string Recipe, IReadOnlyList<PredictedItem> Items, IReadOnlyDictionary<string, string> Titles, double Milliseconds, string Command)
{
    /// <summary>The rank of an item, from 1; null where it is not on the list.</summary>
    public int? PlaceOf(string? item)
    {
        for (var index = 0; index < Items.Count; index++)
        {
            if (Items[index].ItemId == item)
                return index + 1;
        }

        return null;
    }
}
