using Usher.Storage.Objects;

namespace Usher.Storage.Tests.Objects;

public sealed class ListCutTests
{
    // A thousand folders of a thousand keys were read by half a million rows.
    [Fact]
    public void Reads_one_row_of_each_folder_and_leaps_over_the_others()
    {
        string[] keys = [.. from folder in Enumerable.Range(0, 100) from key in Enumerable.Range(0, 100) select $"folder-{folder:D3}/{key:D3}"];
        var read = 0;

        var page = new ListCut("", "/").List([], "", 1_000, key => key, (from, to, limit) => Rows(keys, from, to, limit, () => read++));

        Assert.Equal(100, page.CommonPrefixes.Count);
        Assert.Empty(page.Items);
        Assert.Equal(100, read);
    }

    private static IEnumerable<string> Rows(string[] keys, byte[] from, byte[]? to, int limit, Action seen)
    {
        foreach (var key in keys.Where(key => IsFrom(key, from) && (to is null || !IsFrom(key, to))).Take(limit))
        {
            seen();
            yield return key;
        }
    }

    private static bool IsFrom(string key, byte[] from) => System.Text.Encoding.UTF8.GetBytes(key).AsSpan().SequenceCompareTo(from) >= 0;
}
