namespace Usher.Ranking.Rankers;

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

    internal static Normalisation Load(RankerReader reader, int width) =>
        new(reader.Vector<float>("scale", width), reader.Vector<float>("shift", width));
}
