using TorchSharp.Modules;
using Usher.Ranking.Rankers;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Usher.Training.Recurrent;

/// <summary>The network behind aws-hrnn: item vectors, gated recurrences steered by time gaps, and the same vectors as output.</summary>
/// <remarks>B rows in a window, T steps, D embedding width, I items, P with padding, K newest items.</remarks>
internal sealed class RecurrentNetwork : Module
{
    private readonly NetworkShape _shape;
    private readonly DropoutMasks _dropout;
    private readonly ItemVectors _items;
    private readonly FieldVectors? _users;
    private readonly Parameter _mix;
    private readonly Embedding _gaps;
    private readonly Embedding _trends;
    private readonly ModuleList<RecurrentBlock> _blocks;
    private readonly LayerNorm _norm;

    /// <param name="shape">Sizes.</param>
    /// <param name="items">Vectors of the items.</param>
    /// <param name="users">Vectors of the users' columns; null where they are not read.</param>
    /// <param name="dropout">For what enters the first block, and for what each block adds.</param>
    public RecurrentNetwork(NetworkShape shape, ItemVectors items, FieldVectors? users, DropoutMasks dropout)
        : base(nameof(RecurrentNetwork))
    {
        _shape = shape;
        _dropout = dropout;
        _items = items;
        _users = users;
        _mix = Parameter(zeros(shape.Recent, shape.Width));
        _gaps = Embedding(TimeGap.SignalCount, shape.Width);
        _trends = Embedding(shape.Periods, shape.Width);
        _blocks = ModuleList(Enumerable.Range(0, shape.Blocks).Select(_ => new RecurrentBlock(shape, dropout)).ToArray());
        _norm = LayerNorm(shape.Width);
        using (no_grad())
        {
            _mix.select(0, 0).fill_(0.3 * Math.Sqrt(shape.Width));
            init.zeros_(_gaps.weight!);
            init.zeros_(_trends.weight!);
        }

        RegisterComponents();
        _gaps.weight!.requires_grad = shape.HasTimeGaps;
        _trends.weight!.requires_grad = shape.Periods > 1;
    }

    /// <summary>One empty state for each block.</summary>
    public float[][] Start(int rows) => [.. _blocks.Select(_ => new float[rows * _shape.Recurrent])];

    /// <summary>Reads a window; its states go on where the window before ended, and no gradient crosses into it.</summary>
    /// <returns>(B T, D) what to multiply the items with, (P, D) the items, and (P) what their scores begin with.</returns>
    public (Tensor Hidden, Tensor Items, Tensor Bias) Forward(Window window, float[][] states)
    {
        var (vectors, bias) = _items.Compose();                                               // (P + 1, D), (P)
        var inputs = tensor(window.Inputs).view(_shape.Recent, window.Rows, window.Steps);    // (K, B, T)
        var entering = vectors.index_select(0, inputs.view(-1)).view(_shape.Recent, window.Rows, window.Steps, _shape.Width);   // (K, B, T, D)
        var x = (entering * _mix.view(_shape.Recent, 1, 1, _shape.Width)).sum([0L]);          // (B, T, D)
        if (_shape.HasTimeGaps)
            x = x.Plus(_gaps.call(tensor(Array.ConvertAll(window.Signals, signal => (long)signal)).view(window.Rows, window.Steps)));
        if (_users is not null && window.Beginners.Count > 0)
            x = AddUsers(x, window.Beginners, _users);
        x = _dropout.Apply(x, training);
        for (var i = 0; i < _blocks.Count; i++)
            x = _blocks[i].Forward(x, window, states[i]);                                     // (B, T, D)
        if (_shape.Periods > 1)
            x = x.Plus(_trends.call(tensor(window.Periods).view(window.Rows, window.Steps)));  // (B, T, D)
        return (_norm.call(x).view(-1, _shape.Width), vectors.narrow(0, 0, _shape.PaddedItems), bias);
    }

    /// <summary>The numbers of the network, for inference without libtorch.</summary>
    public RecurrentWeights Export(TrendPeriods periods)
    {
        using var noGradient = no_grad();
        using var scope = NewDisposeScope();
        eval();
        var (vectors, bias) = _items.Compose();
        return new()
        {
            Items = vectors.narrow(0, 0, _shape.Items).ToMemory(),
            Bias = bias.narrow(0, 0, _shape.Items).ToMemory(),
            Beginning = vectors.select(0, _shape.PaddedItems).ToMemory(),
            Users = _users?.All().ToMemory(),
            Mix = _mix.ToMemory(),
            Gaps = _gaps.weight!.ToMemory(),
            Trends = _trends.weight!.ToMemory(),
            Periods = periods,
            Norm = _norm.Export(),
            Blocks = [.. _blocks.Select(block => block.Export())],
        };
    }

    private static Tensor AddUsers(Tensor x, List<(int Place, int User)> beginners, FieldVectors users)
    {
        var places = tensor(beginners.Select(beginner => (long)beginner.Place).ToArray());    // (n)
        var vectors = users.Of(tensor(beginners.Select(beginner => (long)beginner.User).ToArray()));   // (n, D)
        return x.view(-1, x.shape[2]).PlusAt(places, vectors).view_as(x);
    }
}
