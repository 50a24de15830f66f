using System.Globalization;
using Usher.Core.Resources;

namespace Usher.Core.Recommending;

/// <summary>How a campaign tries new items.</summary>
/// <param name="Weight">How often a place of a list has one, 0 to 1.</param>
/// <param name="Age">How old new items are at most.</param>
/// <remarks>Developer Guide, "User-Personalization recipe": explorationWeight and explorationItemAgeCutOff.</remarks>
internal sealed record Exploration(double Weight, TimeSpan Age)
{
    /// <summary>The one recipe whose campaigns explore as they are told.</summary>
    public const string Recipe = "aws-user-personalization";

    public const string WeightMember = "explorationWeight";
    public const string AgeMember = "explorationItemAgeCutOff";

    private const double UsualWeight = 0.3;
    private const double UsualDays = 30;
    private const double MostDays = 365_000;

    // A model may give a new item no chance at all; its logarithm has to be finite to be compared.
    private const float Least = 1e-12f;

    /// <summary>That of a campaign; null where it does not explore.</summary>
    public static Exploration? Of(CampaignResource campaign, string? recipe)
    {
        if (recipe != Recipe)
            return null;

        var weight = Number(campaign, WeightMember) ?? UsualWeight;
        return weight > 0 ? new(weight, TimeSpan.FromDays(Math.Min(MostDays, Number(campaign, AgeMember) ?? UsualDays))) : null;
    }

    /// <summary>A list in which some places have new items: each with the chance of <see cref="Weight"/>, while there are any.</summary>
    /// <param name="best">The best items; as many come back.</param>
    /// <param name="young">New items, with their scores and how many events they have. Likely ones with few events are drawn more often.</param>
    /// <param name="random">Draws.</param>
    public RankedItems Mix(RankedItems best, IReadOnlyList<(int Item, float Score, int Events)> young, Random random)
    {
        // The largest of logarithms with Gumbel noise are a draw without repetition, by the numbers whose logarithms they are.
        var drawn = new Queue<(int Item, float Score)>(young
            .OrderByDescending(one => Math.Log(Math.Max(one.Score, Least) / Math.Sqrt(1 + one.Events)) - Math.Log(-Math.Log(1 - random.NextDouble())))
            .Select(one => (one.Item, one.Score)));
        var rest = new Queue<(int Item, float Score)>(best.Items.Zip(best.Scores));
        var (taken, list) = (new HashSet<int>(), new List<(int Item, float Score)>());
        while (list.Count < best.Items.Length)
        {
            var from = drawn.Count > 0 && (rest.Count == 0 || random.NextDouble() < Weight) ? drawn : rest;
            while (from.TryDequeue(out var next))
            {
                if (!taken.Add(next.Item))
                    continue;

                list.Add(next);
                break;
            }
        }

        return new([.. list.Select(one => one.Item)], [.. list.Select(one => one.Score)]);
    }

    private static double? Number(CampaignResource campaign, string name) =>
        campaign.Shape.CampaignConfig?.ItemExplorationConfig is { } settings && settings.TryGetValue(name, out var text) ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
}
