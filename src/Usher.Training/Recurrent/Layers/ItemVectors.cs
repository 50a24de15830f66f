using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>The vector and the bias of every item: learned for each item, computed from the items' columns and texts, or the sum of both.</summary>
/// <remarks>
/// With columns, an item's own vector is left out at random in training, so that its columns learn to represent it alone. This
/// gives an item without interactions a sensible score (Volkovs, Yu and Poutanen, "DropoutNet", NIPS 2017).
/// Items without interactions are left out of the softmax in training, because they must not count as wrong answers.
/// </remarks>
internal sealed unsafe class ItemVectors
{
    // Far below any score, but finite. The softmax gives such an item exactly 0.
    public const float Never = -1e9f;

    private readonly NetworkShape _shape;
    private readonly ItemFeatures? _columns;
    private readonly Random _random;
    private readonly Parameter _own;
    private readonly Parameter _ownBias;
    private readonly FieldVectors? _fields;
    private readonly FieldVectors? _fieldBias;
    private readonly TextProjection? _texts;
    private readonly TextProjection? _textBias;
    private readonly float[] _keep;

    /// <param name="arena">Allocates the matrices.</param>
    /// <param name="shape">The sizes of the network.</param>
    /// <param name="columns">The columns and texts of the items; null to learn a vector for each item only.</param>
    /// <param name="threads">How many threads compute gradients of <see cref="Vectors"/>.</param>
    /// <param name="workers">How many threads compute the vectors.</param>
    /// <param name="random">The random numbers of the training.</param>
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
            if (columns.Texts is { } texts)
            {
                _texts = new(arena, "item texts", texts, shape.Width, workers);
                _textBias = new(arena, "item texts' bias", texts, 1, workers);
            }

            Vectors = new(arena, shape.PaddedItems, _own.Values.Columns, threads);
            Bias = new(arena, 1, shape.PaddedItems, threads);
        }

        Bias.Values.Span(0)[shape.Items..].Fill(Never);
    }

    /// <summary>(P, D) the items' vectors, zeros from I on.</summary>
    public ValueWithGradient Vectors { get; }

    /// <summary>(1, P) the bias of each item's score; from I on so low that the item is never recommended.</summary>
    public ValueWithGradient Bias { get; }

    /// <summary>(1, D) the input at the beginning of a history.</summary>
    public Parameter Beginning { get; }

    public IEnumerable<Parameter> Parameters => _fields is null ? [_own, _ownBias, Beginning] : [_own, _ownBias, Beginning, _fields.Table, _fieldBias!.Table, .. _texts is null ? (IEnumerable<Parameter>)[] : [_texts.Matrix, _textBias!.Matrix]];

    /// <summary>Computes the vectors. There is nothing to do if each is a parameter.</summary>
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
                _texts?.AddTo(Vectors.Values.Row(item), item);

                new Span<float>(bias, Matrix.Lanes).Clear();
                _fieldBias!.AddTo(bias, item);
                _textBias?.AddTo(bias, item);
                var unseen = training && !_columns.IsSeen[item] ? Never : 0;
                Bias.Values.Numbers[item] = (_ownBias.Values.Numbers[item] * _keep[item]) + bias[0] + unseen;
            }
        });
    }

    /// <summary>Adds the gradients of the vectors to the parameters that they were computed from, and clears them.</summary>
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
                _texts?.Backward(worker, vector, item);
                _textBias?.Backward(worker, bias, item);
            }
        });
    }

    /// <summary>(I, D) and (I), for inference. <see cref="Compose"/> must be called before.</summary>
    public (float[] Vectors, float[] Bias) Export() => (
        Parameter.Export(Vectors.Values, 0, _shape.Items, _shape.Width), Parameter.Export(Bias.Values, 0, 1, _shape.Items));
}
