namespace Usher.Ranking.Rankers;

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
        writer.Tensor("control", Control.Span, TimeGap.SignalCount, Control.Length / TimeGap.SignalCount);
        Out.Save(writer.Nested("out"));
        writer.Number("hasFeedForward", FeedForward is null ? 0 : 1);
        FeedForward?.Save(writer.Nested("feedForward"));
    }

    internal static RecurrentBlockWeights Load(RankerReader reader, int width)
    {
        var control = reader.Matrix<float>("control", TimeGap.SignalCount);
        var recurrent = control.Length / TimeGap.SignalCount;
        return new()
        {
            Norm = Normalisation.Load(reader.Nested("norm"), width),
            Gates = LinearWeights.Load(reader.Nested("gates"), 3 * recurrent, width),
            Control = control,
            Out = LinearWeights.Load(reader.Nested("out"), width, recurrent),
            FeedForward = reader.Number("hasFeedForward", 0, 1) == 0 ? null : FeedForwardWeights.Load(reader.Nested("feedForward"), width),
        };
    }
}
