using Usher.Core.Errors;
using Usher.Core.Records;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Core.Serving;

/// <summary>Reads promotions, and places promoted items.</summary>
internal static class Promotions
{
    /// <summary>The promotion of a request; null if it has none.</summary>
    /// <param name="promotions">promotions of the request.</param>
    /// <param name="count">The number of items of the answer.</param>
    /// <param name="groupArn">The dataset group of the deployment that answers.</param>
    /// <param name="snapshot">The records.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException.</exception>
    public static PlannedPromotion? Of(IReadOnlyList<Promotion>? promotions, int count, string groupArn, ServiceSnapshot snapshot)
    {
        if (promotions is null or [])
            return null;
        if (promotions is not [var promotion])
            throw ServiceErrors.InvalidInput($"promotions has {promotions.Count} promotions; at most one is allowed.");
        if (promotion.Name is null)
            throw ServiceErrors.InvalidInput("promotions[0].name is missing. Items that the promotion places have it as promotionName.");
        if (promotion.PercentPromotedItems is not { } percent)
            throw ServiceErrors.InvalidInput("promotions[0].percentPromotedItems is missing. Give the share of the list for promoted items, 1 to 100.");
        if (promotion.FilterArn is null)
            throw ServiceErrors.InvalidInput("promotions[0].filterArn is missing. Give the filter that chooses the promoted items.");

        return new(promotion.Name, ShareOf(count, percent), RequestedFilters.Of(promotion.FilterArn, promotion.FilterValues, groupArn, snapshot));
    }

    /// <summary>The number of promoted items in a list: the percentage, rounded to the nearest whole number, and at least one.</summary>
    /// <remarks>How Personalize rounds is not documented.</remarks>
    public static int ShareOf(int count, int percent) => Math.Min(count, Math.Max(1, (int)Math.Round(count * percent / 100.0, MidpointRounding.AwayFromZero)));

    /// <summary>Places promoted items at random positions among others. Each kind keeps its order.</summary>
    /// <param name="promoted">The promoted items, best first.</param>
    /// <param name="others">The other items, best first.</param>
    /// <param name="random">Chooses the positions.</param>
    public static PredictedItem[] Mix(IReadOnlyList<PredictedItem> promoted, IReadOnlyList<PredictedItem> others, Random random)
    {
        var mixed = new PredictedItem[promoted.Count + others.Count];
        var (left, next, other) = (promoted.Count, 0, 0);
        for (var position = 0; position < mixed.Length; position++)
        {
            // Each choice of positions is equally probable: a position has a promoted item with the share of those that are left.
            var isPromoted = random.Next(mixed.Length - position) < left;
            mixed[position] = isPromoted ? promoted[next++] : others[other++];
            left -= isPromoted ? 1 : 0;
        }

        return mixed;
    }
}
