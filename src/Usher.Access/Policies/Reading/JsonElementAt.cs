using System.Text.Json;

namespace Usher.Access.Policies.Reading;

/// <summary>A value of a JSON document and where it stands.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Of a string, number or boolean; empty for others.</param>
/// <param name="Start">Index of its first byte.</param>
/// <param name="End">Index of the byte behind it.</param>
internal sealed record JsonElementAt(JsonValueKind Kind, string Text, int Start, int End)
{
    /// <summary>Of an object, in order.</summary>
    public IReadOnlyList<(string Name, int Start, JsonElementAt Value)> Members { get; init; } = [];

    /// <summary>Of an array.</summary>
    public IReadOnlyList<JsonElementAt> Items { get; init; } = [];

    /// <summary>The value itself, or the values of a list.</summary>
    public IReadOnlyList<JsonElementAt> OneOrMany => Kind is JsonValueKind.Array ? Items : [this];
}
