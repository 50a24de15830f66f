using TorchSharp.Modules;
using Usher.Ranking.Histories;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Usher.Training.Recurrent;

/// <summary>The vector and the bias of every item, learned one by one, from the items' columns, or both added.</summary>
/// <remarks>
/// With columns, an item's own part is left out at random while training, so that its columns learn to stand for it alone: this is
/// what gives an item that was never seen a sensible score (Volkovs, Yu and Poutanen, "DropoutNet", NIPS 2017).
/// Items that were never seen are no wrong answers either: they are left out of the softmax while training.
/// </remarks>
internal sealed class ItemVectors : Module
{
    // Far below any score, yet finite: the softmax gives such an item exactly 0.
    private const float Never = -1e9f;

    private readonly int _items;
    private readonly int _width;
    private readonly double _leaveOut;
    private readonly Parameter _own;
    private readonly Parameter _bias;
    private readonly FieldVectors? _fields;
    private readonly Tensor? _hasOwn;
    private readonly Tensor? _unseen;

    /// <summary>I items, D wide.</summary>
    /// <param name="items">I.</param>
    /// <param name="width">D.</param>
    /// <param name="columns">What is known of the items; null to learn each item by itself.</param>
    public ItemVectors(int items, int width, ItemColumns? columns)
        : base(nameof(ItemVectors))
    {
        _items = items;
        _width = width;
        _own = Parameter(empty(items + 1, width));
        _bias = Parameter(zeros(items));
        using (no_grad())
        {
            init.normal_(_own, 0, 0.05);
        }

        if (columns is not null)
        {
            _leaveOut = columns.LeaveOut;
            _fields = new FieldVectors(columns.Fields, items, width + 1);
            _hasOwn = tensor(Array.ConvertAll(columns.HasOwn, has => has ? 1f : 0f)).DetachFromDisposeScope();
            _unseen = tensor(Array.ConvertAll(columns.IsSeen, seen => seen ? 0f : Never)).DetachFromDisposeScope();
        }

        RegisterComponents();
    }

    /// <summary>Puts the vectors of this step together.</summary>
    /// <returns>
    /// (I + 2, D) vectors: the items', then "a history begins here", then "nothing yet", which is zero; and (I) what each item's score begins with.
    /// </returns>
    public (Tensor Vectors, Tensor Bias) Compose()
    {
        var nothing = zeros(1, _width);
        if (_fields is null)
            return (cat([_own, nothing], 0), _bias);

        var ofColumns = _fields.All();                                                        // (I, D + 1)
        var keep = _hasOwn!;                                                                  // (I)
        if (training)
            keep = keep * rand(_items).ge(_leaveOut).to_type(ScalarType.Float32);
        var items = _own.narrow(0, 0, _items) * keep.unsqueeze(1) + ofColumns.narrow(1, 0, _width);   // (I, D)
        var bias = _bias * keep + ofColumns.select(1, _width);                                // (I)
        if (training)
            bias = bias + _unseen!;
        return (cat([items, _own.narrow(0, _items, 1), nothing], 0), bias);
    }
}

/// <summary>What is known of the items.</summary>
/// <param name="Fields">Their columns.</param>
/// <param name="IsSeen">(I) whether the item occurs in training.</param>
/// <param name="HasOwn">(I) whether the item has a part of its own beside its columns: seen, and not cold.</param>
/// <param name="LeaveOut">How often a step leaves an item's own part out, 0 to 1.</param>
internal sealed record ItemColumns(IReadOnlyList<Field> Fields, bool[] IsSeen, bool[] HasOwn, double LeaveOut);
