using Usher.Datasets.Cells;
using Usher.Datasets.Schemas;

namespace Usher.Datasets.Matching;

/// <summary>How many ids of a dataset that describes things occur in the dataset of what happened to them.</summary>
/// <param name="Column">The id, such as ITEM_ID.</param>
/// <param name="Described">What describes: Items, Users or Actions.</param>
/// <param name="Events">What happened: Interactions or ActionInteractions.</param>
/// <param name="DescribedIds">Distinct ids of the first.</param>
/// <param name="EventIds">Distinct ids of the second.</param>
/// <param name="Matching">Ids that both have.</param>
/// <param name="Cause">Where few match: an id of each, and the likely cause, in sentences.</param>
public sealed record IdMatch(string Column, DatasetType Described, DatasetType Events, long DescribedIds, long EventIds, long Matching, string? Cause)
{
    /// <summary>What was found, as a sentence.</summary>
    public string Text => $"{Matching:N0} of the {DescribedIds:N0} {Column}s of {Described} are among the {EventIds:N0} of {Events}.";

    /// <summary>The warning where fewer match than a tenth of what could; null otherwise.</summary>
    public string? Warning => Cause is null ? null : $"{(Matching == 0 ? "None" : $"Only {Matching:N0}")} of the {DescribedIds:N0} {Column}s of {Described} {(Matching == 1 ? "is" : "are")} among the {EventIds:N0} of {Events}. {Cause}";

    internal static bool AreFew(long matching, long one, long other) => matching * 10 < Math.Min(one, other);

    internal static string Shown(string id) => $"\"{CellText.Shorten(id)}\"";
}
