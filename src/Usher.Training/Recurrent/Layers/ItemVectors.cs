using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>The vector and the bias of every item, learned one by one, from the items' columns, or both added.</summary>
/// <remarks>
/// With columns, an item's own part is left out at random while training, so that its columns learn to stand for it alone: this is
/// what gives an item that was never seen a sensible score (Volkovs, Yu and Poutanen, "DropoutNet", NIPS 2017).
/// Items that were never seen are no wrong answers either: they are left out of the softmax while training.
/// </remarks>
internal sealed unsafe class ItemVectors
{
    // Far below any score, yet finite: the softmax gives such an item exactly 0.
    public const float Never = -1e9f;

    private readonly NetworkShape _shape;
    private readonly ItemFeatures? _columns;
    private readonly Random _random;
    private readonly Parameter _own;
    private readonly Parameter _ownBias;
    private readonly FieldVectors? _fields;
    private readonly FieldVectors? _fieldBias;
    private readonly float[] _keep;

    /// <param name="arena">Gives the matrices.</param>
    /// <param name="shape">Sizes.</param>
    /// <param name="columns">What is known of the items; null to learn each item by itself.</param>
    /// <param name="threads">How many threads find gradients of <see cref="Vectors"/>.</param>
    /// <param name="workers">How many threads put the vectors together.</param>
    /// <param name="random">Seeded.</param>
    public ItemVectors(Arena arena, NetworkShape shape, ItemFeatures? columns, int threads, int workers, Random random)
    {
        _shape = shape;
        _columns = columns;
        _random = random;
        _keep = new float[shape.Items];
        _own = new(arena, "items", shape.PaddedItems, shape.Width, columns is null ? threads : 1) { Decays = true };
        _ownBias = new(arena, "bias", 1, shape.PaddedItems, columns is null ? threads : 1);
        Beginning = new(arena, "beginning", 1, shape.Width, 1) { Decays = true };
        _own.FillNormal(random, 0.05);
        Beginning.FillNormal(random, 0.05);
        for (var item = shape.Items; item < shape.PaddedItems; item++)
            _own.Values.Span(item).Clear();

        Vectors = _own;
        Bias = _ownBias;
        if (columns is not null)
        {
            _fields = new(arena, "item columns", columns.Fields, shape.Width, workers);
            _fieldBias = new(arena, "item columns' bias", columns.Fields, 1, workers);
            Vectors = new(arena, shape.PaddedItems, _own.Values.Columns, threads);
            Bias = new(arena, 1, shape.PaddedItems, threads);
        }

        Bias.Values.Span(0)[shape.Items..].Fill(Never);
    }

    /// <summary>(P, D) the items' vectors, zeros from I on.</summary>
    public ValueWithGradient Vectors { get; }

    /// <summary>(1, P) what each item's score begins with, so low from I on that it is never recommended.</summary>
    public ValueWithGradient Bias { get; }

    /// <summary>(1, D) what enters where a history begins.</summary>
    public Parameter Beginning { get; }

    public IEnumerable<Parameter> Parameters => _fields is null ? [_own, _ownBias, Beginning] : [_own, _ownBias, Beginning, _fields.Table, _fieldBias!.Table];

    /// <summary>Puts the vectors together; nothing to do where they are learned one by one.</summary>
    public void Compose(WorkerGroup workers, bool training)
    {
        if (_columns is null)
            return;

        for (var item = 0; item < _shape.Items; item++)
            _keep[item] = _columns.HasOwn[item] && !(training && _random.NextDouble() < _columns.LeaveOut) ? 1 : 0;
        workers.Run(worker =>
        {
            var bias = stackalloc float[Matrix.Lanes];
            for (var item = workers.First(_shape.Items, worker); item < workers.First(_shape.Items, worker + 1); item++)
            {
                Vectors.Values.Span(item).Clear();
                Lookup.Add(_own.Values.Row(item), _keep[item], Vectors.Values.Row(item), Vectors.Values.Columns);
                _fields!.AddTo(Vectors.Values.Row(item), item);

                new Span<float>(bias, Matrix.Lanes).Clear();
                _fieldBias!.AddTo(bias, item);
                var unseen = training && !_columns.IsSeen[item] ? Never : 0;
                Bias.Values.Numbers[item] = (_ownBias.Values.Numbers[item] * _keep[item]) + bias[0] + unseen;
            }
        });
    }

    /// <summary>Takes the gradients of the vectors to what they were put together from, and clears them.</summary>
    public void Spread(WorkerGroup workers)
    {
        if (_columns is null)
            return;

        workers.Run(worker =>
        {
            var width = Vectors.Values.Columns;
            var vector = stackalloc float[width];
            var bias = stackalloc float[Matrix.Lanes];
            new Span<float>(bias, Matrix.Lanes).Clear();
            for (var item = workers.First(_shape.Items, worker); item < workers.First(_shape.Items, worker + 1); item++)
            {
                new Span<float>(vector, width).Clear();
                bias[0] = 0;
                for (var thread = 0; thread < Vectors.Gradients.Length; thread++)
                {
                    Lookup.Add(Vectors.Gradients[thread].Row(item), vector, width);
                    Vectors.Gradients[thread].Span(item).Clear();
                    bias[0] += Bias.Gradients[thread].Numbers[item];
                    Bias.Gradients[thread].Numbers[item] = 0;
                }

                Lookup.Add(vector, _keep[item], _own.Gradients[0].Row(item), width);
                _ownBias.Gradients[0].Numbers[item] += bias[0] * _keep[item];
                _fields!.Backward(worker, vector, item);
                _fieldBias!.Backward(worker, bias, item);
            }
        });
    }

    /// <summary>(I, D) and (I), for inference; put together for it before.</summary>
    public (float[] Vectors, float[] Bias) Export() => (
        Parameter.Export(Vectors.Values, 0, _shape.Items, _shape.Width), Parameter.Export(Bias.Values, 0, 1, _shape.Items));
}
