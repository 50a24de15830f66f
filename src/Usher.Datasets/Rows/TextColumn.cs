using System.Collections.Frozen;
using Usher.Datasets.Schemas;

namespace Usher.Datasets.Rows;

/// <summary>A column of texts. Each different text is kept once and has a code; a row has the code of its text.</summary>
public sealed class TextColumn : DatasetColumn
{
    private readonly int[] _codes;
    private readonly string?[] _texts;
    private readonly Lazy<FrozenDictionary<string, int[]>> _categories;

    internal TextColumn(SchemaField field, int[] codes, string?[] texts)
        : base(field)
    {
        (_codes, _texts) = (codes, texts);
        _categories = new(CodesByCategory);
    }

    /// <inheritdoc/>
    public override int Count => _codes.Length;

    /// <summary>(R) the code of each row; 0 for no value.</summary>
    public ReadOnlySpan<int> Codes => _codes;

    /// <summary>(C) the text of each code; null for code 0.</summary>
    public ReadOnlySpan<string?> Texts => _texts;

    /// <inheritdoc/>
    public override string? TextOf(int row) => _texts[_codes[row]];

    /// <summary>The codes of the texts that have a category. A text separates several categories by '|'.</summary>
    public ReadOnlySpan<int> CodesOf(string category) => _categories.Value.GetValueOrDefault(category, []);

    private FrozenDictionary<string, int[]> CodesByCategory()
    {
        var codes = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var code = 1; code < _texts.Length; code++)
        {
            foreach (var category in _texts[code]!.Split('|').Distinct(StringComparer.Ordinal))
            {
                if (!codes.TryGetValue(category, out var its))
                    codes.Add(category, its = []);
                its.Add(code);
            }
        }

        return codes.ToFrozenDictionary(one => one.Key, one => one.Value.ToArray(), StringComparer.Ordinal);
    }
}
