using System.Text;

namespace Usher.Core.Events;

internal static class TextSize
{
    /// <summary>The size of texts as UTF-8. Null counts as 0.</summary>
    public static long InBytes(params ReadOnlySpan<string?> texts)
    {
        long bytes = 0;
        foreach (var text in texts)
            bytes += text is null ? 0 : Encoding.UTF8.GetByteCount(text);
        return bytes;
    }
}
