using TorchSharp;
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
    private const float NeverScore = -1e9f;

    private static readonly Scalar Never = NeverScore;

    private readonly NetworkShape _shape;
    private readonly Scalar _leaveOut;
    private readonly Parameter _own;
    private readonly Parameter _bias;
    private readonly FieldVectors? _fields;
    private readonly Tensor? _hasOwn;
    private readonly Tensor? _unseen;

    /// <param name="shape">Sizes.</param>
    /// <param name="columns">What is known of the items; null to learn each item by itself.</param>
    public ItemVectors(NetworkShape shape, ItemColumns? columns)
        : base(nameof(ItemVectors))
    {
        _shape = shape;
        _leaveOut = columns?.LeaveOut ?? 0;
        _own = Parameter(empty(shape.Items + 1, shape.Width));
        _bias = Parameter(zeros(shape.Items));
        using (no_grad())
        {
            init.normal_(_own, 0, 0.05);
        }

        if (columns is not null)
        {
            _fields = new FieldVectors(columns.Fields, shape.Items, shape.Width + 1);
            _hasOwn = tensor(Array.ConvertAll(columns.HasOwn, has => has ? 1f : 0f)).DetachFromDisposeScope();
            _unseen = tensor(Array.ConvertAll(columns.IsSeen, seen => seen ? 0f : NeverScore)).DetachFromDisposeScope();
        }

        RegisterComponents();
    }

    /// <summary>Puts the vectors of this step together.</summary>
    /// <returns>
    /// (P + 1, D) vectors: the items', zeros up to P, then "a history begins here"; and (P) what each item's score begins with, so low
    /// from I on that it is never recommended.
    /// </returns>
    public (Tensor Vectors, Tensor Bias) Compose()
    {
        var padding = _shape.PaddedItems - _shape.Items;
        var items = _own.narrow(0, 0, _shape.Items);                                          // (I, D)
        var bias = (Tensor)_bias;                                                             // (I)
        if (_fields is not null)
        {
            var ofColumns = _fields.All();                                                    // (I, D + 1)
            var keep = training ? _hasOwn! * rand(_shape.Items).ge(_leaveOut).to_type(ScalarType.Float32) : _hasOwn!;   // (I)
            items = (items * keep.unsqueeze(1)).Plus(ofColumns.narrow(1, 0, _shape.Width));
            bias = (bias * keep).Plus(ofColumns.select(1, _shape.Width));
            if (training)
                bias = bias.Plus(_unseen!);
        }

        var beginning = _own.narrow(0, _shape.Items, 1);                                      // (1, D)
        return (cat([items, zeros(padding, _shape.Width), beginning], 0), cat([bias, full(padding, Never)], 0));
    }
}

/// <summary>What is known of the items.</summary>
/// <param name="Fields">Their columns.</param>
/// <param name="IsSeen">(I) whether the item occurs in training.</param>
/// <param name="HasOwn">(I) whether the item has a part of its own beside its columns: seen, and not cold.</param>
/// <param name="LeaveOut">How often a step leaves an item's own part out, 0 to 1.</param>
internal sealed record ItemColumns(IReadOnlyList<Field> Fields, bool[] IsSeen, bool[] HasOwn, double LeaveOut);
