namespace Usher.Web.Rest;

/// <summary>An item of a list, as <see cref="ResponseJson"/> writes it.</summary>
internal sealed record RestListItem(string ItemId, double? Score, IReadOnlyDictionary<string, string>? Metadata);

/// <summary>A list.</summary>
/// <param name="ItemList">Best first.</param>
/// <param name="RecommendationId">To be sent along with the events that come of it.</param>
/// <param name="BasedOn">history, or popularity where nothing is known of the user; absent where nobody can tell.</param>
internal sealed record RestList(IReadOnlyList<RestListItem> ItemList, string? RecommendationId, string? BasedOn);

/// <summary>Given items in a user's order.</summary>
internal sealed record RestRanking(IReadOnlyList<RestListItem> PersonalizedRanking, string? RecommendationId);

/// <summary>An item.</summary>
internal sealed record RestItem(string ItemId, int Interactions, IReadOnlyDictionary<string, string> Metadata);

/// <summary>Items that were found.</summary>
internal sealed record RestItemPage(IReadOnlyList<RestItem> ItemList, int Total, string? NextToken);

/// <summary>Something that a user did.</summary>
internal sealed record RestInteraction(string ItemId, string? EventType, double? EventValue, double SentAt, bool IsLive, IReadOnlyDictionary<string, string>? Metadata);

/// <summary>What a user did.</summary>
internal sealed record RestHistory(string UserId, int Total, IReadOnlyList<RestInteraction> EventList);
