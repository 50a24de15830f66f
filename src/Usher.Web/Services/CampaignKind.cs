namespace Usher.Web.Services;

/// <summary>The kind of lists that a campaign returns, by the type of its recipe.</summary>
internal enum CampaignKind
{
    /// <summary>Items for a user.</summary>
    Personalized,

    /// <summary>Items like an item.</summary>
    Related,

    /// <summary>A user's ranking of given items.</summary>
    Ranking,

    /// <summary>The most popular items.</summary>
    Popular,

    /// <summary>Items whose popularity grows.</summary>
    Trending,
}
