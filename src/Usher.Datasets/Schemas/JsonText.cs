using System.Text;
using System.Text.Json;

namespace Usher.Datasets.Schemas;

/// <summary>Reads JSON that came as text in something else, such as a schema or the properties of an event. All texts in what it gives can be read.</summary>
public static class JsonText
{
    /// <summary>Parses a document.</summary>
    /// <param name="text">The document.</param>
    /// <param name="options">As for <see cref="JsonDocument"/>.</param>
    /// <exception cref="JsonException">
    /// It is no JSON, or a name or a string in it is no Unicode text: "\ud800" is half of a surrogate pair, and <see cref="JsonDocument"/> alone finds that only when
    /// somebody reads it, and throws another exception.
    /// </exception>
    public static JsonDocument Parse(string text, JsonDocumentOptions options = default)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        CheckTexts(utf8, options);
        return JsonDocument.Parse(utf8, options);
    }

    private static void CheckTexts(byte[] utf8, JsonDocumentOptions options)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = options.MaxDepth, CommentHandling = options.CommentHandling, AllowTrailingCommas = options.AllowTrailingCommas });
        while (reader.Read())
        {
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.PropertyName) || !reader.ValueIsEscaped)
                continue;

            try
            {
                _ = reader.GetString();
            }
            catch (InvalidOperationException fault)
            {
                var before = utf8.AsSpan(0, (int)reader.TokenStartIndex);
                throw new JsonException("A string in it is no Unicode text: it has half of a surrogate pair.", path: null, before.Count((byte)'\n'), before.Length - 1 - before.LastIndexOf((byte)'\n'), fault);
            }
        }
    }
}
