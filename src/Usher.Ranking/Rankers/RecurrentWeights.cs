namespace Usher.Ranking.Rankers;

/// <summary>The numbers of a trained recurrent network, as <see cref="RecurrentRanker"/> reads them. Matrices are (outputs, inputs), row by row.</summary>
/// <remarks>I items, D embedding width, K newest items, S time-gap signals.</remarks>
public sealed record RecurrentWeights
{
    private const int MaxBlocks = 100;

    /// <summary>(I, D) what each item is multiplied with, and enters as.</summary>
    public required ReadOnlyMemory<float> Items { get; init; }

    /// <summary>(I) what each item's score begins with.</summary>
    public required ReadOnlyMemory<float> Bias { get; init; }

    /// <summary>(D) what enters where a history begins.</summary>
    public required ReadOnlyMemory<float> Beginning { get; init; }

    /// <summary>(U, D) what a user's columns add where the history begins; null where the recipe does not read them.</summary>
    public ReadOnlyMemory<float>? Users { get; init; }

    /// <summary>(K, D) how much the newest item, the one before it and so on count in what enters.</summary>
    public required ReadOnlyMemory<float> Mix { get; init; }

    /// <summary>(S, D) what a time gap adds to what enters.</summary>
    public required ReadOnlyMemory<float> Gaps { get; init; }

    /// <summary>(P, D) what each period of <see cref="Periods"/> adds to the last block's output.</summary>
    public required ReadOnlyMemory<float> Trends { get; init; }

    /// <summary>The periods whose popularity was learned; one period where the recipe does not follow trends.</summary>
    public required TrendPeriods Periods { get; init; }

    /// <summary>What contexts add to the last block's output; null where none were learned.</summary>
    public ContextWeights? Context { get; init; }

    /// <summary>(D) scale and (D) shift of the last normalisation.</summary>
    public required Normalisation Norm { get; init; }

    /// <summary>The blocks, first to last.</summary>
    public required IReadOnlyList<RecurrentBlockWeights> Blocks { get; init; }

    internal void Save(RankerWriter writer)
    {
        var width = Beginning.Length;
        writer.Number("blocks", Blocks.Count);
        writer.Tensor("items", Items.Span, Bias.Length, width);
        writer.Tensor("bias", Bias.Span, Bias.Length);
        writer.Tensor("beginning", Beginning.Span, width);
        writer.Number("hasUsers", Users is null ? 0 : 1);
        if (Users is { } users)
            writer.Tensor("users", users.Span, users.Length / width, width);
        writer.Tensor("mix", Mix.Span, Mix.Length / width, width);
        writer.Tensor("gaps", Gaps.Span, Gaps.Length / width, width);
        writer.Tensor("trends", Trends.Span, Periods.Count, width);
        writer.Tensor("periods", Periods.Ends.Span, Periods.Ends.Length);
        Context?.Save(writer.Nested("context"), width);
        Norm.Save(writer.Nested("norm"));
        for (var i = 0; i < Blocks.Count; i++)
            Blocks[i].Save(writer.Nested($"block{i}"));
    }

    internal static RecurrentWeights Load(RankerReader reader)
    {
        var (beginning, bias) = (reader.Vector<float>("beginning"), reader.Vector<float>("bias"));
        var width = beginning.Length;
        if (beginning.IsEmpty || bias.IsEmpty)
            throw new InvalidDataException($"The model's network has {bias.Length} items, {width} wide; at least 1 of both is due. Train again.");

        var periods = TrendPeriods.Load(reader, "periods");
        return new()
        {
            Items = reader.Matrix<float>("items", bias.Length, width),
            Bias = bias,
            Beginning = beginning,
            // A bare null would become an empty memory here, by the conversion from arrays.
            Users = reader.Number("hasUsers", 0, 1) == 0 ? default(ReadOnlyMemory<float>?) : reader.Matrix<float>("users", columns: width),
            Mix = reader.Matrix<float>("mix", columns: width),
            Gaps = reader.Matrix<float>("gaps", TimeGap.SignalCount, width),
            Trends = reader.Matrix<float>("trends", periods.Count, width),
            Periods = periods,
            Context = reader.Nested("context").HasTensor("vectors") ? ContextWeights.Load(reader.Nested("context"), width) : null,
            Norm = Normalisation.Load(reader.Nested("norm"), width),
            Blocks =
            [
                .. Enumerable.Range(0, (int)reader.Number("blocks", 1, MaxBlocks))
                    .Select(i => RecurrentBlockWeights.Load(reader.Nested($"block{i}"), width)),
            ],
        };
    }
}
