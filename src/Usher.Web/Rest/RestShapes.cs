namespace Usher.Web.Rest;

/// <summary>An item of a list, for the OpenAPI document; as <see cref="ResponseJson"/> writes it.</summary>
/// <param name="ItemId">The item.</param>
/// <param name="Score">Absent where the recipe has none.</param>
/// <param name="PromotionName">The promotion that placed the item; absent for others.</param>
/// <param name="Reason">Why the item is there where the model did not choose it; absent for others.</param>
/// <param name="Metadata">Title and columns; absent where nothing is known of the item, or decorateItems is no.</param>
internal sealed record RestListItem(string ItemId, double? Score, string? PromotionName, IReadOnlyList<string>? Reason, IReadOnlyDictionary<string, string>? Metadata);

/// <summary>A list of items.</summary>
/// <param name="ItemList">Best first.</param>
/// <param name="RecommendationId">To be sent with the events that the list leads to.</param>
/// <param name="BasedOn">What the list is based on: history, or popularity where the user has no history. Absent where that is not known.</param>
internal sealed record RestList(IReadOnlyList<RestListItem> ItemList, string? RecommendationId, string? BasedOn);

/// <summary>Given items in the order of a user's ranking.</summary>
internal sealed record RestRanking(IReadOnlyList<RestListItem> PersonalizedRanking, string? RecommendationId);

/// <summary>An item with its metadata.</summary>
internal sealed record RestItem(string ItemId, int Interactions, IReadOnlyDictionary<string, string> Metadata);

/// <summary>A page of the items that a search found.</summary>
internal sealed record RestItemPage(IReadOnlyList<RestItem> ItemList, int Total, string? NextToken);

/// <summary>An interaction of a user.</summary>
internal sealed record RestInteraction(string ItemId, string? EventType, double? EventValue, double SentAt, bool IsLive, IReadOnlyDictionary<string, string>? Metadata);

/// <summary>The interactions of a user.</summary>
internal sealed record RestHistory(string UserId, int Total, IReadOnlyList<RestInteraction> EventList);
