using System.Runtime.CompilerServices;
using Usher.Core.Models;

namespace Usher.Core.Filters;

/// <summary>What a user interacted with, from imports and live events together, as filters read it.</summary>
/// <param name="ItemIds">(N) items. An item with several event types is there several times.</param>
/// <param name="EventTypes">(N) the event type of each; an empty text for none.</param>
[GenerateSerializer, Immutable, Alias("usher.interacted-items")]
public sealed record InteractedItems(string[] ItemIds, string[] EventTypes)
{
    // Requests of one user name the same model again and again.
    private static readonly ConditionalWeakTable<InteractedItems, Indexed> LastIndexed = [];

    /// <summary>Those of a user without interactions.</summary>
    public static InteractedItems None { get; } = new([], []);

    /// <summary>(N) the index of each item in a model; -1 for an item that the model does not know.</summary>
    internal int[] IndexesIn(LoadedModel model)
    {
        if (LastIndexed.TryGetValue(this, out var last) && last.Model.TryGetTarget(out var its) && its == model)
            return last.Indexes;

        var indexes = Array.ConvertAll(ItemIds, model.Folder.Items.IndexOf);
        LastIndexed.AddOrUpdate(this, new(new(model), indexes));
        return indexes;
    }

    private sealed record Indexed(WeakReference<LoadedModel> Model, int[] Indexes);
}
