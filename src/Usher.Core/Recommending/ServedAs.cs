namespace Usher.Core.Recommending;

/// <summary>What a recipe's campaigns are asked.</summary>
/// <remarks>Developer Guide, "Choosing a recipe", types of recipes.</remarks>
internal enum ServedAs
{
    /// <summary>Items for a user.</summary>
    UserPersonalization,

    /// <summary>The same items for everyone.</summary>
    PopularItems,

    /// <summary>Items like an item.</summary>
    RelatedItems,

    /// <summary>The order of given items for a user.</summary>
    PersonalizedRanking,
}
