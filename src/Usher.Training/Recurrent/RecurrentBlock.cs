using TorchSharp.Modules;
using Usher.Ranking.Rankers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Usher.Training.Recurrent;

/// <summary>One block: a gated recurrence, then a feed-forward layer, each normalised before and added to what came in.</summary>
/// <remarks>Pre-norm residual blocks and the gate from the time gap are what lifts a recurrent network above counting; docs/recipes/aws-hrnn.md has the ablation.</remarks>
internal sealed class RecurrentBlock : Module
{
    private readonly NetworkShape _shape;
    private readonly DropoutMasks _dropout;
    private readonly LayerNorm _norm;
    private readonly Linear _gates;
    private readonly Embedding _control;
    private readonly Linear _out;
    private readonly LayerNorm? _norm2;
    private readonly Linear? _up;
    private readonly Linear? _down;

    public RecurrentBlock(NetworkShape shape, DropoutMasks dropout)
        : base(nameof(RecurrentBlock))
    {
        _shape = shape;
        _dropout = dropout;
        _norm = LayerNorm(shape.Width);
        _gates = Spread(Linear(shape.Width, 3 * shape.Recurrent), 1);
        _control = Embedding(TimeGap.SignalCount, shape.Recurrent);
        _out = Spread(Linear(shape.Recurrent, shape.Width), 0.5);
        using (no_grad())
        {
            init.zeros_(_control.weight!);
            // From forgetting within an item or two to keeping for fifty: sigmoid(-1) = 0.27, sigmoid(4) = 0.98.
            _gates.bias!.narrow(0, 0, shape.Recurrent).copy_(linspace(-1, 4, shape.Recurrent));
        }

        if (shape.FeedForward > 0)
        {
            _norm2 = LayerNorm(shape.Width);
            _up = Spread(Linear(shape.Width, 2 * shape.Hidden), 1);
            _down = Spread(Linear(shape.Hidden, shape.Width), 0.5);
        }

        RegisterComponents();
        if (!shape.HasTimeGaps)
            _control.weight!.requires_grad = false;
    }

    /// <summary>B rows of T steps, D wide.</summary>
    public Tensor Forward(Tensor x, Window window, float[] state)                             // (B, T, D)
    {
        var gates = _gates.call(_norm.call(x));                                               // (B, T, 3 R)
        var h = GatedScan.Run(gates, _control.weight!, window.Signals, window.Keep, state);   // (B, T, R)
        x = x.Plus(_dropout.Apply(_out.call(h), training));                                   // (B, T, D)
        if (_up is null)
            return x;

        var both = _up.call(_norm2!.call(x)).view(-1, 2 * _shape.Hidden);                     // (B T, 2 F)
        var down = _down!.call(GatedProduct.Run(both)).view_as(x);                            // (B, T, D)
        return x.Plus(_dropout.Apply(down, training));
    }

    /// <summary>The numbers of the block, for inference without libtorch.</summary>
    public RecurrentBlockWeights Export() => new()
    {
        Norm = _norm.Export(),
        Gates = _gates.Export(),
        Control = _control.weight!.ToMemory(),
        Out = _out.Export(),
        FeedForward = _up is null ? null : new(_norm2!.Export(), _up.Export(), _down!.Export()),
    };

    private static Linear Spread(Linear linear, double gain)
    {
        init.normal_(linear.weight!, 0, gain / Math.Sqrt(linear.weight!.shape[1]));
        init.zeros_(linear.bias!);
        return linear;
    }
}
