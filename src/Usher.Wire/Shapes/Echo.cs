using System.Collections;
using System.Globalization;

namespace Usher.Wire.Shapes;

/// <summary>A value as a message repeats it.</summary>
internal static class Echo
{
    // A document of 100 KB would drown what the message has to say.
    private const int Longest = 200;

    /// <returns>With a blank before it; empty for what is sensitive and for lists of structures.</returns>
    public static string Of(object value, ShapeType type, bool isSensitive)
    {
        if (isSensitive || type is { Kind: ShapeKind.List, Element.Kind: ShapeKind.Structure })
            return "";

        var text = value switch
        {
            string it => it,
            IDictionary map => $"{{{string.Join(", ", map.Keys.Cast<object>().Select(key => $"{key}={Plain(map[key])}"))}}}",
            _ => Plain(value),
        };
        return text.Length <= Longest ? $" '{text}'" : string.Concat(" '", text.AsSpan(0, Longest), "…'");
    }

    private static string Plain(object? value) => value is IEnumerable list and not string
        ? $"[{string.Join(", ", list.Cast<object>())}]"
        : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
