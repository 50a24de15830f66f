namespace Usher.Ranking.Rankers;

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

    internal static FeedForwardWeights Load(RankerReader reader, int width)
    {
        var down = LinearWeights.Load(reader.Nested("down"), width);
        var between = down.Matrix.Length / width;
        return new(Normalisation.Load(reader.Nested("norm"), width), LinearWeights.Load(reader.Nested("up"), 2 * between, width), down);
    }
}
