using TorchSharp.Modules;
using Usher.Ranking.Rankers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Usher.Training.Recurrent;

/// <summary>The network behind aws-hrnn: item embeddings, gated recurrences steered by time gaps, and the same embeddings as output.</summary>
/// <remarks>
/// B rows in a window, T steps, D embedding width, I items, K newest items. After the I items the embedding has two more rows:
/// I stands for "a history begins here", I + 1 for "nothing yet" and stays zero.
/// </remarks>
internal sealed class RecurrentNetwork : Module
{
    private readonly NetworkShape _shape;
    private readonly DropoutMasks _inputDropout;
    private readonly Embedding _items;
    private readonly Parameter _bias;
    private readonly Parameter _mix;
    private readonly Embedding _gaps;
    private readonly ModuleList<RecurrentBlock> _blocks;
    private readonly LayerNorm _norm;

    public RecurrentNetwork(NetworkShape shape, DropoutMasks inputDropout, DropoutMasks blockDropout)
        : base(nameof(RecurrentNetwork))
    {
        _shape = shape;
        _inputDropout = inputDropout;
        _items = Embedding(shape.Items + 2, shape.Width, padding_idx: shape.Items + 1);
        _bias = Parameter(zeros(shape.Items));
        _mix = Parameter(zeros(shape.Recent, shape.Width));
        _gaps = Embedding(TimeGap.SignalCount, shape.Width);
        _blocks = ModuleList(Enumerable.Range(0, shape.Blocks).Select(_ => new RecurrentBlock(shape, blockDropout)).ToArray());
        _norm = LayerNorm(shape.Width);
        using (no_grad())
        {
            init.normal_(_items.weight!, 0, 0.05);
            _items.weight!.select(0, shape.Items + 1).zero_();
            _mix.select(0, 0).fill_(0.3 * Math.Sqrt(shape.Width));
            init.zeros_(_gaps.weight!);
        }

        RegisterComponents();
        if (!shape.HasTimeGaps)
            _gaps.weight!.requires_grad = false;
    }

    /// <summary>(I, D) the embeddings of the items, with their gradient.</summary>
    public Tensor Items => _items.weight!.narrow(0, 0, _shape.Items);

    /// <summary>(I) what each item's score begins with.</summary>
    public Tensor Bias => _bias;

    /// <summary>One empty state for each block.</summary>
    public float[][] Start(int rows) => [.. _blocks.Select(_ => new float[rows * _shape.Recurrent])];

    /// <summary>Reads a window; its states go on where the window before ended, and no gradient crosses into it.</summary>
    /// <returns>(B T, D) what to multiply the items with.</returns>
    public Tensor Forward(Window window, float[][] states)
    {
        var inputs = tensor(window.Inputs).view(_shape.Recent, window.Rows, window.Steps);    // (K, B, T)
        var x = (_items.call(inputs) * _mix.view(_shape.Recent, 1, 1, _shape.Width)).sum([0L]);   // (B, T, D)
        if (_shape.HasTimeGaps)
            x = x + _gaps.call(tensor(window.Signals).view(window.Rows, window.Steps).@long());   // (B, T, D)
        x = _inputDropout.Apply(x, training);
        for (var i = 0; i < _blocks.Count; i++)
            x = _blocks[i].Forward(x, window, states[i]);                                     // (B, T, D)
        return _norm.call(x).view(-1, _shape.Width);                                          // (B T, D)
    }

    /// <summary>The numbers of the network, for inference without libtorch.</summary>
    public RecurrentWeights Export()
    {
        return new()
        {
            Items = Items.ToMemory(),
            Bias = _bias.ToMemory(),
            Beginning = _items.weight!.select(0, _shape.Items).ToMemory(),
            Mix = _mix.ToMemory(),
            Gaps = _gaps.weight!.ToMemory(),
            Norm = _norm.Export(),
            Blocks = [.. _blocks.Select(block => block.Export())],
        };
    }
}
