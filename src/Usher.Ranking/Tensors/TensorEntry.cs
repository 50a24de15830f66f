namespace Usher.Ranking.Tensors;

/// <summary>Where a tensor lies in a safetensors file.</summary>
/// <param name="Type">The format's name of its type, such as F32.</param>
/// <param name="Shape">Lengths of its dimensions.</param>
/// <param name="Begin">Offset of its first byte from the start of the data.</param>
/// <param name="End">Offset behind its last byte.</param>
internal sealed record TensorEntry(string Type, long[] Shape, long Begin, long End)
{
    /// <summary>How many numbers it has.</summary>
    public long Count => (End - Begin) / TensorType.SizeOf(Type);
}
