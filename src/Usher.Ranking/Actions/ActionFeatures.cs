using Usher.Ranking.Rankers;

namespace Usher.Ranking.Actions;

/// <summary>What the features of a user are computed from: for each item a vector, its popularity and its categories; for each user its categories.</summary>
/// <remarks>
/// A feature vector has these numbers, in this order: <see cref="OfUser"/> that describe the user's history with items and with all actions, K that are the mean vector of the items, C that are the share
/// of the user's events whose item is of each category, V that say whether the user is of each category, and <see cref="OfPair"/> that describe the user's history with one action.
/// </remarks>
public sealed class ActionFeatures
{
    /// <summary>Numbers of the user's history with items and with all actions.</summary>
    internal const int OfUser = OfItems + 1;

    /// <summary>Numbers of the user's history with items.</summary>
    internal const int OfItems = 5;

    /// <summary>Which of them is 1 for a user with events and 0 for one without.</summary>
    public const int HasEvents = 4;

    /// <summary>Numbers of the user's history with one action.</summary>
    internal const int OfPair = 5;

    private readonly ReadOnlyMemory<float> _vectors;
    private readonly ReadOnlyMemory<float> _popularity;
    private readonly ReadOnlyMemory<int> _itemOffsets;
    private readonly ReadOnlyMemory<int> _itemCategories;
    private readonly ReadOnlyMemory<int> _userOffsets;
    private readonly ReadOnlyMemory<int> _userCategories;

    /// <summary>Takes the tables.</summary>
    /// <param name="vectors">(I, K) a vector for each item, row by row.</param>
    /// <param name="popularity">(I) the popularity of each item, 0 to 1.</param>
    /// <param name="items">The categories of the items: numbers from 0 to C - 1.</param>
    /// <param name="users">The categories of the users: numbers from 0 to V - 1.</param>
    /// <param name="takeRate">Of the times that any action was shown to any user, the share after which it was taken, 0 to 1.</param>
    /// <exception cref="ArgumentException">The tables do not fit together.</exception>
    public ActionFeatures(ReadOnlyMemory<float> vectors, ReadOnlyMemory<float> popularity, CategoryTable items, CategoryTable users, double takeRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(takeRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(takeRate, 1);
        if (popularity.IsEmpty ? !vectors.IsEmpty : vectors.Length % popularity.Length != 0)
            throw new ArgumentException($"There are {vectors.Length} numbers of vectors for {popularity.Length} items; each item has equally many.", nameof(vectors));

        items.Check(popularity.Length);
        users.Check(rows: -1);
        (_vectors, _popularity, TakeRate) = (vectors, popularity, takeRate);
        (_itemOffsets, _itemCategories, ItemCategoryCount) = (items.Offsets, items.Categories, items.Count);
        (_userOffsets, _userCategories, UserCategoryCount) = (users.Offsets, users.Categories, users.Count);
        VectorLength = popularity.IsEmpty ? 0 : vectors.Length / popularity.Length;
    }

    /// <summary>The values that the model was trained with; null while they are being found.</summary>
    public FeatureRanges? Ranges { get; private init; }

    /// <summary>How many items there are: I.</summary>
    public int ItemCount => _popularity.Length;

    /// <summary>Of the times that any action was shown to any user, the share after which it was taken.</summary>
    public double TakeRate { get; }

    /// <summary>How many numbers a feature vector has: D.</summary>
    public int Length => PairStart + OfPair;

    /// <summary>The same tables with the values that a model was trained with.</summary>
    /// <exception cref="ArgumentException">There is not a value for each feature.</exception>
    public ActionFeatures With(FeatureRanges ranges)
    {
        if (ranges.Lowest.Length != Length || ranges.Highest.Length != Length || ranges.Usual.Length != Length)
            throw new ArgumentException($"There are {ranges.Lowest.Length}, {ranges.Highest.Length} and {ranges.Usual.Length} values for {Length} features.", nameof(ranges));

        return new(_vectors, _popularity, new(_itemOffsets, _itemCategories, ItemCategoryCount), new(_userOffsets, _userCategories, UserCategoryCount), TakeRate) { Ranges = ranges };
    }

    /// <summary>Begins a user without any event.</summary>
    /// <param name="user">Index of the user in the model's vocabulary, for the user's columns; -1 for a user it does not know.</param>
    public ActionUser Start(int user) => new(this, user);

    /// <summary>Whether a feature is of the user's events with items.</summary>
    /// <param name="feature">0 to D - 1.</param>
    public bool IsOfItems(int feature) => feature < OfItems || (feature >= OfUser && feature < OfUser + VectorLength + ItemCategoryCount);

    /// <summary>Where the numbers begin that depend on the action.</summary>
    internal int PairStart => OfUser + VectorLength + ItemCategoryCount + UserCategoryCount;

    /// <summary>K.</summary>
    internal int VectorLength { get; }

    /// <summary>C.</summary>
    internal int ItemCategoryCount { get; }

    /// <summary>V.</summary>
    internal int UserCategoryCount { get; }

    internal ReadOnlySpan<float> VectorOf(int item) => _vectors.Span.Slice(item * VectorLength, VectorLength);

    internal float PopularityOf(int item) => _popularity.Span[item];

    internal ReadOnlySpan<int> CategoriesOfItem(int item) => CategoryTable.Of(_itemOffsets.Span, _itemCategories.Span, item);

    /// <summary>None for a user that is not known.</summary>
    internal ReadOnlySpan<int> CategoriesOfUser(int user) => user < 0 || user >= _userOffsets.Length - 1 ? [] : CategoryTable.Of(_userOffsets.Span, _userCategories.Span, user);

    internal void Save(RankerWriter writer)
    {
        writer.Number("take_rate", TakeRate);
        writer.Number("item_categories", ItemCategoryCount);
        writer.Number("user_categories", UserCategoryCount);
        writer.Tensor("item.vectors", _vectors.Span, ItemCount, VectorLength);
        writer.Tensor("item.popularity", _popularity.Span, ItemCount);
        writer.Tensor("item.offsets", _itemOffsets.Span, _itemOffsets.Length);
        writer.Tensor("item.categories", _itemCategories.Span, _itemCategories.Length);
        writer.Tensor("user.offsets", _userOffsets.Span, _userOffsets.Length);
        writer.Tensor("user.categories", _userCategories.Span, _userCategories.Length);
        if (Ranges is not { } ranges)
            return;

        writer.Tensor("lowest", ranges.Lowest.Span, Length);
        writer.Tensor("highest", ranges.Highest.Span, Length);
        writer.Tensor("usual", ranges.Usual.Span, Length);
    }

    internal static ActionFeatures Load(RankerReader reader)
    {
        var tables = new ActionFeatures(
            reader.Tensor<float>("item.vectors", out _),
            reader.Vector<float>("item.popularity"),
            new(reader.Vector<int>("item.offsets"), reader.Vector<int>("item.categories"), (int)reader.Number("item_categories", 0, 10_000)),
            new(reader.Vector<int>("user.offsets"), reader.Vector<int>("user.categories"), (int)reader.Number("user_categories", 0, 10_000)),
            reader.Number("take_rate", 0, 1));
        return reader.HasTensor("usual") ? tables.With(new(reader.Vector<float>("lowest"), reader.Vector<float>("highest"), reader.Vector<float>("usual"))) : tables;
    }
}
