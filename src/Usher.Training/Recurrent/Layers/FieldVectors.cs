using Usher.Ranking.Histories;
using Usher.Ranking.Rankers;
using Usher.Training.Recurrent.Numbers;

namespace Usher.Training.Recurrent.Layers;

/// <summary>Gives each item or user a vector from its columns: for each column the mean of its categories' vectors, all columns summed.</summary>
/// <remarks>The vector of a category is shared by all items that have it, so an item without interactions gets a vector too.</remarks>
internal sealed unsafe class FieldVectors
{
    private readonly (Field Field, int First)[] _fields;
    private readonly int _width;

    /// <param name="arena">Allocates the matrices.</param>
    /// <param name="name">The name, by which tests find the parameters.</param>
    /// <param name="fields">The columns.</param>
    /// <param name="width">Length of the vectors.</param>
    /// <param name="threads">How many threads compute gradients.</param>
    public FieldVectors(Arena arena, string name, IReadOnlyList<Field> fields, int width, int threads)
    {
        var categories = 0;
        _fields = new (Field, int)[fields.Count];
        for (var i = 0; i < _fields.Length; i++)
        {
            _fields[i] = (fields[i], categories);
            categories += fields[i].Labels.Count;
        }

        _width = width;
        Table = new(arena, name, categories, width, threads) { Decays = true };
    }

    /// <summary>(categories of all columns, width)</summary>
    public Parameter Table { get; }

    /// <summary>Adds the vector of an item or user to other numbers.</summary>
    public void AddTo(float* to, int row)
    {
        foreach (var (field, first) in _fields)
        {
            var categories = field.Of(row);
            foreach (var category in categories)
                Lookup.Add(Table.Values.Row(first + category), 1f / categories.Length, to, Table.Values.Columns);
        }
    }

    /// <summary>Adds the vector of a row to a row of a matrix.</summary>
    public void AddTo(Matrix to, int toRow, int row) => AddTo(to.Row(toRow), row);

    /// <summary>Adds the gradient in a row of a matrix to the gradients of a row's categories.</summary>
    public void Backward(int thread, Matrix gradient, int gradientRow, int row) => Backward(thread, gradient.Row(gradientRow), row);

    /// <summary>The columns with their categories, in the order of the rows of <see cref="Table"/>.</summary>
    public ContextVocabulary Vocabulary() => ContextVocabulary.Of([.. _fields.Select(field => field.Field)]);

    /// <summary>Adds the gradient of the vector of an item or user to the gradients of its categories.</summary>
    public void Backward(int thread, float* gradient, int row)
    {
        foreach (var (field, first) in _fields)
        {
            var categories = field.Of(row);
            foreach (var category in categories)
                Lookup.Add(gradient, 1f / categories.Length, Table.Gradients[thread].Row(first + category), Table.Values.Columns);
        }
    }

    /// <summary>(rows, width) the vectors of all items or users.</summary>
    public float[] Export()
    {
        var rows = _fields[0].Field.Offsets.Length - 1;
        using var all = new Matrix(rows, Table.Values.Columns);
        for (var row = 0; row < rows; row++)
            AddTo(all.Row(row), row);
        return Parameter.Export(all, 0, rows, _width);
    }
}
