using Usher.Ranking.Histories;
using Usher.Training.Recurrent;
using Usher.Training.Recurrent.Layers;
using static TorchSharp.torch;

namespace Usher.Training.Tests.Recurrent;

/// <summary>The network of docs/recipes/aws-hrnn.md as plain torch operations in double precision, which find their gradients by themselves.</summary>
/// <param name="numbers">All that is learned, by name.</param>
/// <param name="shape">Sizes.</param>
internal sealed class PlainNetwork(IReadOnlyDictionary<string, Tensor> numbers, NetworkShape shape)
{
    /// <summary>Mean loss of a window that begins with empty states.</summary>
    /// <param name="window">B rows of T steps.</param>
    /// <param name="masks">(B, T, D) what each layer's values are multiplied with.</param>
    /// <param name="items">Columns of the items, or null.</param>
    /// <param name="users">Columns of the users, or null.</param>
    /// <param name="candidates">What targets are compared with, and the logarithms of the chances to be there; null for all items.</param>
    /// <param name="contexts">Columns of the events, where the window has contexts.</param>
    public Tensor Loss(Window window, Tensor[] masks, ItemFeatures? items, IReadOnlyList<Field>? users, (int[] Items, float[] LogChances)? candidates, IReadOnlyList<Field>? contexts = null)
    {
        var (vectors, bias) = Items(items);                                                  // (P, D), (P)
        var x = InputEmbedding(window, vectors, users) * masks[0];                           // (B, T, D)
        for (var i = 0; i < shape.Blocks; i++)
            x = Block(x, window, $"block {i}", masks[1 + (2 * i)], masks[2 + (2 * i)]);
        if (shape.Periods > 1)
            x = x + numbers["trends"].index_select(0, Long(window.Periods)).view_as(x);
        if (window.Contexts is { } events)
        {
            var shares = Shares(contexts!, contexts![0].Offsets.Length - 1);
            var known = Enumerable.Range(0, events.Length).Where(position => events[position] >= 0).ToArray();
            var added = shares.index_select(0, Long([.. known.Select(position => events[position])])).matmul(numbers["contexts"]);
            x = x.view(window.Positions, -1).index_add(0, Long(known), added, 1).view_as(x);
        }

        if (candidates is var (chosen, logChances))
        {
            vectors = vectors.index_select(0, Long(chosen));                                 // (C, D)
            bias = bias.index_select(0, Long(chosen)) - tensor(logChances);                  // (C)
        }

        var scores = Norm(x, "norm").view(window.Positions, -1).matmul(vectors.t()) + bias;  // (B T, P)
        return -(scores.log_softmax(1).gather(1, Long(window.Targets).view(window.Positions, -1)) * tensor(window.Weights).view(window.Positions, -1)).sum() / window.Positions;
    }

    /// <summary>The recurrence, step by step.</summary>
    /// <param name="gates">(B, T, 3 R) z, c, o with their biases.</param>
    /// <param name="control">(S, R)</param>
    /// <param name="window">Signals, and where users begin.</param>
    /// <param name="h">(B, R) the states before.</param>
    public static (Tensor Output, Tensor State) Scan(Tensor gates, Tensor control, Window window, Tensor h)
    {
        var (rows, steps, width) = (gates.shape[0], gates.shape[1], gates.shape[2] / 3);
        var signal = Long(window.Signals).view(rows, steps);
        var keeps = tensor(window.Keep).view(rows, steps, 1);
        var outputs = new List<Tensor>();
        for (var t = 0; t < steps; t++)
        {
            var here = gates.select(1, t);                                                   // (B, 3 R)
            var a = (here.narrow(1, 0, width) + control.index_select(0, signal.select(1, t))).sigmoid();
            h = (keeps.select(1, t) * a * h) + ((1 - a) * here.narrow(1, width, width));
            outputs.Add(h * nn.functional.silu(here.narrow(1, 2 * width, width)));
        }

        return (stack(outputs, 1), h);
    }

    private (Tensor Vectors, Tensor Bias) Items(ItemFeatures? columns)
    {
        var (vectors, bias) = (numbers["items"].narrow(0, 0, shape.Items), numbers["bias"].view(-1).narrow(0, 0, shape.Items));
        if (columns is not null)
        {
            var keep = tensor(Array.ConvertAll(columns.HasOwn, has => has ? 1.0 : 0));
            var shares = Shares(columns.Fields, shape.Items);
            vectors = (vectors * keep.unsqueeze(1)) + shares.matmul(numbers["item columns"]);
            bias = (bias * keep) + shares.matmul(numbers["item columns' bias"]).view(-1);
            if (columns.Texts is { } texts)
            {
                var features = tensor(texts.Values).view(shape.Items, -1).to_type(float64);
                vectors = vectors + features.matmul(numbers["item texts"]);
                bias = bias + features.matmul(numbers["item texts' bias"]).view(-1);
            }

            bias = bias + tensor(Array.ConvertAll(columns.IsSeen, seen => seen ? 0.0 : ItemVectors.Never));
        }

        var padding = shape.PaddedItems - shape.Items;
        return (cat([vectors, zeros(padding, shape.Width, float64)], 0), cat([bias, full(padding, ItemVectors.Never, float64)], 0));
    }

    private Tensor InputEmbedding(Window window, Tensor vectors, IReadOnlyList<Field>? users)
    {
        var all = cat([vectors, numbers["beginning"].view(1, -1)], 0);                       // (P + 1, D)
        var entering = all.index_select(0, Long(window.Inputs)).view(shape.Recent, window.Rows, window.Steps, shape.Width);
        var x = (entering * numbers["mix"].view(shape.Recent, 1, 1, shape.Width)).sum([0L]);
        if (shape.HasTimeGaps)
            x = x + numbers["gaps"].index_select(0, Long(window.Signals)).view_as(x);
        if (users is null)
            return x;

        var shares = Shares(users, users[0].Offsets.Length - 1);
        var columns = shares.index_select(0, Long([.. window.Beginners.Select(it => it.User)])).matmul(numbers["user columns"]);
        return x.view(window.Positions, -1).index_add(0, Long([.. window.Beginners.Select(it => it.Position)]), columns, 1).view_as(x);
    }

    private Tensor Block(Tensor x, Window window, string name, Tensor mask, Tensor mask2)
    {
        var empty = zeros(window.Rows, shape.Recurrent, float64);
        var (h, _) = Scan(Linear(Norm(x, $"{name} norm"), $"{name} gates"), numbers[$"{name} control"], window, empty);
        x = x + (mask * Linear(h, $"{name} out"));
        if (shape.FeedForward == 0)
            return x;

        var up = Linear(Norm(x, $"{name} feed-forward norm"), $"{name} feed-forward up");    // (B, T, 2 F)
        var product = nn.functional.silu(up.narrow(2, 0, shape.Hidden)) * up.narrow(2, shape.Hidden, shape.Hidden);
        return x + (mask2 * Linear(product, $"{name} feed-forward down"));
    }

    private Tensor Linear(Tensor x, string name) => x.matmul(numbers[$"{name} weights"].t()) + numbers[$"{name} bias"].view(-1);

    private Tensor Norm(Tensor x, string name) =>
        nn.functional.layer_norm(x, [shape.Width], numbers[$"{name} scale"].view(-1), numbers[$"{name} shift"].view(-1));

    private static Tensor Long(int[] values) => tensor(Array.ConvertAll(values, value => (long)value));

    /// <summary>(rows, categories of all columns) a row's categories of one column share 1 among them.</summary>
    private static Tensor Shares(IReadOnlyList<Field> fields, int rows)
    {
        var shares = zeros(rows, fields.Sum(field => field.Labels.Count), float64);
        var first = 0;
        foreach (var field in fields)
        {
            for (var row = 0; row < rows; row++)
            {
                foreach (var category in field.Of(row).ToArray())
                    shares[row, first + category] = 1.0 / field.Of(row).Length;
            }

            first += field.Labels.Count;
        }

        return shares;
    }
}
