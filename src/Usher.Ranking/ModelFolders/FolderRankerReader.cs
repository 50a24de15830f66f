using Usher.Ranking.Rankers;
using Usher.Ranking.Tensors;

namespace Usher.Ranking.ModelFolders;

/// <summary>Reads back what <see cref="FolderRankerWriter"/> wrote.</summary>
/// <param name="settings">Kind, numbers, words and parts.</param>
/// <param name="weights">The tensors.</param>
/// <param name="prefix">Names of the rankers around this one, each with a dot behind it.</param>
internal sealed class FolderRankerReader(RankerSettings settings, SafetensorsFile weights, string prefix = "") : RankerReader
{
    /// <inheritdoc/>
    public override string Kind => settings.Kind ?? throw Missing("kind", "kind");

    /// <inheritdoc/>
    public override double Number(string name) => settings.Numbers?.TryGetValue(name, out var value) is true ? value : throw Missing("number", name);

    /// <inheritdoc/>
    public override string Text(string name) => settings.Texts?.TryGetValue(name, out var value) is true ? value : throw Missing("word", name);

    /// <inheritdoc/>
    public override ReadOnlyMemory<T> Tensor<T>(string name, out long[] shape) => weights.Tensor<T>(prefix + name, out shape);

    /// <inheritdoc/>
    public override bool HasTensor(string name) => weights.Has(prefix + name);

    /// <inheritdoc/>
    public override RankerReader Nested(string name) =>
        new FolderRankerReader(settings.Parts?.GetValueOrDefault(name) ?? new RankerSettings(), weights, $"{prefix}{name}.");

    private InvalidDataException Missing(string what, string name) => new($"The model lacks the {what} '{prefix}{name}'. Train again.");
}
