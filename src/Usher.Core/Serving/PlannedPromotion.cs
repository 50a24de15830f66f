using Usher.Core.Filters;

namespace Usher.Core.Serving;

/// <summary>A promotion of a request after its checks.</summary>
/// <remarks>Developer Guide, "Promoting items in real-time recommendations".</remarks>
/// <param name="Name">promotionName of the items that it places.</param>
/// <param name="Count">The number of items that it places if so many match.</param>
/// <param name="Filters">Filters that its items pass.</param>
internal sealed record PlannedPromotion(string Name, int Count, IReadOnlyList<FilterUse> Filters);
