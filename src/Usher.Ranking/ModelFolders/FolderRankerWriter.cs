using Usher.Ranking.Rankers;
using Usher.Ranking.Tensors;

namespace Usher.Ranking.ModelFolders;

/// <summary>Settings go to model.json, tensors to the weights, under the names of the rankers they are inside of.</summary>
/// <param name="settings">Receives kind, numbers, words and parts.</param>
/// <param name="weights">Receives the tensors.</param>
/// <param name="prefix">Names of the rankers around this one, each with a dot behind it.</param>
internal sealed class FolderRankerWriter(RankerSettings settings, SafetensorsWriter weights, string prefix = "") : RankerWriter
{
    /// <inheritdoc/>
    public override void Kind(string kind) => settings.Kind = kind;

    /// <inheritdoc/>
    public override void Number(string name, double value) => (settings.Numbers ??= []).Add(name, value);

    /// <inheritdoc/>
    public override void Text(string name, string value) => (settings.Texts ??= []).Add(name, value);

    /// <inheritdoc/>
    public override void Tensor<T>(string name, ReadOnlySpan<T> values, params ReadOnlySpan<long> shape) => weights.Add<T>(prefix + name, values.ToArray(), shape);

    /// <inheritdoc/>
    public override RankerWriter Nested(string name)
    {
        var part = new RankerSettings();
        (settings.Parts ??= []).Add(name, part);
        return new FolderRankerWriter(part, weights, $"{prefix}{name}.");
    }
}
