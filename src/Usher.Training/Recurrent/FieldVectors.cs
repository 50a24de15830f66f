using TorchSharp.Modules;
using Usher.Ranking.Histories;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Usher.Training.Recurrent;

/// <summary>Gives each item or user a vector from its columns: for each column the mean of its categories' vectors, all columns summed.</summary>
/// <remarks>What is learned of a category holds for every item that has it, so an item that was never seen gets a vector too.</remarks>
internal sealed class FieldVectors : Module
{
    private readonly Tensor _shares;
    private readonly Parameter _table;

    /// <summary>R rows, C categories in all columns together.</summary>
    /// <param name="fields">The columns.</param>
    /// <param name="rows">R: how many items or users there are.</param>
    /// <param name="width">Length of the vectors.</param>
    public FieldVectors(IReadOnlyList<Field> fields, int rows, int width)
        : base(nameof(FieldVectors))
    {
        _shares = Shares(fields, rows).DetachFromDisposeScope();
        _table = Parameter(zeros(_shares.shape[1], width));
        RegisterComponents();
    }

    /// <summary>The vectors of all rows.</summary>
    /// <returns>(R, width)</returns>
    public Tensor All() => _shares.matmul(_table);

    /// <summary>The vectors of some rows.</summary>
    /// <param name="rows">(n) indexes of items or users, int64.</param>
    /// <returns>(n, width)</returns>
    public Tensor Of(Tensor rows) => _shares.index_select(0, rows).matmul(_table);

    /// <summary>(R, C) a row's categories of one column share 1 among them; a row without a value has zeros there.</summary>
    private static Tensor Shares(IReadOnlyList<Field> fields, int rows)
    {
        var categories = fields.Sum(field => field.Labels.Count);
        var shares = new float[(long)rows * categories];
        var first = 0;
        foreach (var field in fields)
        {
            for (var row = 0; row < rows; row++)
            {
                foreach (var category in field.Of(row))
                    shares[((long)row * categories) + first + category] = 1f / field.Of(row).Length;
            }

            first += field.Labels.Count;
        }

        return tensor(shares).view(rows, categories);
    }
}
