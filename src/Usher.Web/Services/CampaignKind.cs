namespace Usher.Web.Services;

/// <summary>What a campaign can be asked for, by the type of its recipe.</summary>
internal enum CampaignKind
{
    /// <summary>Items for a user.</summary>
    Personalized,

    /// <summary>Items like an item.</summary>
    Related,

    /// <summary>A user's order of given items.</summary>
    Ranking,

    /// <summary>The items that most people like.</summary>
    Popular,

    /// <summary>The items that more and more people like.</summary>
    Trending,
}
