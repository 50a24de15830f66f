using Usher.Wire.PersonalizeRuntime;

namespace Usher.Web.Console.Tester;

/// <summary>What a campaign answered.</summary>
/// <param name="CampaignArn">Which.</param>
/// <param name="Recipe">The name of its recipe.</param>
/// <param name="Items">Best first.</param>
/// <param name="Titles">What people call them, where something says.</param>
/// <param name="Milliseconds">From the question to the answer, seen from here.</param>
/// <param name="Command">The AWS CLI's command that asks the same.</param>
public sealed record TesterList(string CampaignArn, string Recipe, IReadOnlyList<PredictedItem> Items, IReadOnlyDictionary<string, string> Titles, double Milliseconds, string Command)
{
    /// <summary>The place of an item, from 1; null where it is not on the list.</summary>
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
