namespace Usher.Filters.Binding;

/// <summary>Reads the value that a request gives for a placeholder.</summary>
/// <remarks>
/// API reference, GetRecommendations, filterValues: texts are in double quotes, and several values are separated by commas, such as <c>"Comedy","Drama"</c>. AWS's samples also have numbers with and
/// without quotes. Words without quotes are taken as they are.
/// </remarks>
public static class FilterValues
{
    /// <summary>The values in a text, in their order.</summary>
    /// <param name="name">The placeholder, for the message.</param>
    /// <param name="text">What the request gives.</param>
    /// <exception cref="FilterValueException">A quote has no counterpart, or a value is missing between commas. The message says so.</exception>
    public static IReadOnlyList<string> Read(string name, string text)
    {
        var values = new List<string>();
        var position = 0;
        while (true)
        {
            while (position < text.Length && char.IsWhiteSpace(text[position]))
                position++;
            if (position < text.Length && text[position] == '"')
            {
                values.Add(ReadQuoted(name, text, ref position));
                while (position < text.Length && char.IsWhiteSpace(text[position]))
                    position++;
                if (position < text.Length && text[position] != ',')
                    throw Refused(name, text, $"'{text[position]}' follows a closing quote");
            }
            else
            {
                var end = text.IndexOf(',', position) is >= 0 and var comma ? comma : text.Length;
                var bare = text[position..end].Trim();
                if (bare.Length == 0)
                    throw Refused(name, text, values.Count == 0 && end == text.Length ? "it is empty" : "a value is missing beside a comma");
                if (bare.Contains('"', StringComparison.Ordinal))
                    throw Refused(name, text, "a quote stands inside of a value");
                values.Add(bare);
                position = end;
            }

            if (position >= text.Length)
                return values;
            position++;
        }
    }

    private static string ReadQuoted(string name, string text, ref int position)
    {
        var value = new System.Text.StringBuilder();
        for (position++; position < text.Length; position++)
        {
            if (text[position] == '"')
            {
                position++;
                return value.ToString();
            }

            if (text[position] == '\\' && position + 1 < text.Length && text[position + 1] is ('"' or '\\'))
                position++;
            value.Append(text[position]);
        }

        throw Refused(name, text, "a quote has no counterpart");
    }

    private static FilterValueException Refused(string name, string text, string why) =>
        new($"filterValues has '{text}' for {name}: {why}. Texts are in double quotes and several values are separated by commas, such as \"\\\"Comedy\\\",\\\"Drama\\\"\" in JSON.");
}
