using Usher.Ranking.ModelFolders;

namespace Usher.Ranking.Rankers;

/// <summary>The numbers of a trained recurrent network, as <see cref="RecurrentRanker"/> reads them. Matrices are (outputs, inputs), row by row.</summary>
/// <remarks>I items, D embedding width, K newest items, S time-gap signals.</remarks>
public sealed record RecurrentWeights
{
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
        if (Users is { } users)
            writer.Tensor("users", users.Span, users.Length / width, width);
        writer.Tensor("mix", Mix.Span, Mix.Length / width, width);
        writer.Tensor("gaps", Gaps.Span, Gaps.Length / width, width);
        writer.Tensor("trends", Trends.Span, Periods.Count, width);
        writer.Tensor("periods", Periods.Ends.Span, Periods.Ends.Length);
        Norm.Save(writer.Nested("norm"));
        for (var i = 0; i < Blocks.Count; i++)
            Blocks[i].Save(writer.Nested($"block{i}"));
    }

    internal static RecurrentWeights Load(RankerReader reader) => new()
    {
        Items = reader.Tensor<float>("items", out _),
        Bias = reader.Tensor<float>("bias", out _),
        Beginning = reader.Tensor<float>("beginning", out _),
        Users = reader.HasTensor("users") ? reader.Tensor<float>("users", out _) : null,
        Mix = reader.Tensor<float>("mix", out _),
        Gaps = reader.Tensor<float>("gaps", out _),
        Trends = reader.Tensor<float>("trends", out _),
        Periods = new(reader.Tensor<long>("periods", out _)),
        Norm = Normalisation.Load(reader.Nested("norm")),
        Blocks = [.. Enumerable.Range(0, checked((int)reader.Number("blocks"))).Select(i => RecurrentBlockWeights.Load(reader.Nested($"block{i}")))],
    };
}

/// <summary>Scale and shift of a normalisation over the embedding width.</summary>
/// <param name="Scale">(D)</param>
/// <param name="Shift">(D)</param>
public sealed record Normalisation(ReadOnlyMemory<float> Scale, ReadOnlyMemory<float> Shift)
{
    internal void Save(RankerWriter writer)
    {
        writer.Tensor("scale", Scale.Span, Scale.Length);
        writer.Tensor("shift", Shift.Span, Shift.Length);
    }

    internal static Normalisation Load(RankerReader reader) => new(reader.Tensor<float>("scale", out _), reader.Tensor<float>("shift", out _));
}

/// <summary>A product with a matrix, then a shift.</summary>
/// <param name="Matrix">(outputs, inputs)</param>
/// <param name="Shift">(outputs)</param>
public sealed record LinearWeights(ReadOnlyMemory<float> Matrix, ReadOnlyMemory<float> Shift)
{
    internal void Save(RankerWriter writer)
    {
        writer.Tensor("matrix", Matrix.Span, Shift.Length, Matrix.Length / Shift.Length);
        writer.Tensor("shift", Shift.Span, Shift.Length);
    }

    internal static LinearWeights Load(RankerReader reader) => new(reader.Tensor<float>("matrix", out _), reader.Tensor<float>("shift", out _));
}

/// <summary>The numbers of one block. R is the width of the recurrence, F of the feed-forward layer.</summary>
public sealed record RecurrentBlockWeights
{
    /// <summary>Before the recurrence.</summary>
    public required Normalisation Norm { get; init; }

    /// <summary>(3 R, D) the gates z, c and o.</summary>
    public required LinearWeights Gates { get; init; }

    /// <summary>(S, R) what a time gap adds to z.</summary>
    public required ReadOnlyMemory<float> Control { get; init; }

    /// <summary>(D, R)</summary>
    public required LinearWeights Out { get; init; }

    /// <summary>The feed-forward layer; null where the network has none.</summary>
    public required FeedForwardWeights? FeedForward { get; init; }

    internal void Save(RankerWriter writer)
    {
        Norm.Save(writer.Nested("norm"));
        Gates.Save(writer.Nested("gates"));
        var width = Gates.Shift.Length / 3;
        writer.Tensor("control", Control.Span, Control.Length / width, width);
        Out.Save(writer.Nested("out"));
        FeedForward?.Save(writer.Nested("feedForward"));
    }

    internal static RecurrentBlockWeights Load(RankerReader reader)
    {
        var feedForward = reader.Nested("feedForward");
        return new()
        {
            Norm = Normalisation.Load(reader.Nested("norm")),
            Gates = LinearWeights.Load(reader.Nested("gates")),
            Control = reader.Tensor<float>("control", out _),
            Out = LinearWeights.Load(reader.Nested("out")),
            FeedForward = feedForward.Nested("up").HasTensor("matrix") ? FeedForwardWeights.Load(feedForward) : null,
        };
    }
}

/// <summary>A SwiGLU feed-forward layer.</summary>
/// <param name="Norm">Before it.</param>
/// <param name="Up">(2 F, D) u and v of silu(u) v.</param>
/// <param name="Down">(D, F)</param>
public sealed record FeedForwardWeights(Normalisation Norm, LinearWeights Up, LinearWeights Down)
{
    internal void Save(RankerWriter writer)
    {
        Norm.Save(writer.Nested("norm"));
        Up.Save(writer.Nested("up"));
        Down.Save(writer.Nested("down"));
    }

    internal static FeedForwardWeights Load(RankerReader reader) =>
        new(Normalisation.Load(reader.Nested("norm")), LinearWeights.Load(reader.Nested("up")), LinearWeights.Load(reader.Nested("down")));
}
