using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Usher.Core.Items;

/// <summary>An index of words in titles.</summary>
internal sealed class TitleIndex
{
    private readonly string[] _words;
    private readonly int[] _ends;
    private readonly int[] _titles;
    private readonly int _count;

    private TitleIndex(string[] words, int[] ends, int[] titles, int count) => (_words, _ends, _titles, _count) = (words, ends, titles, count);

    /// <summary>Builds an index of titles, which are identified by their position.</summary>
    public static TitleIndex Of(IReadOnlyList<string> titles)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var numberOf = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var names = new List<string>();
        var newest = new List<int>();
        var counts = new List<int>();
        var pairs = new List<(int Word, int Title)>();
        Span<char> buffer = new char[titles.Count == 0 ? 0 : titles.Max(title => title.Length)];
        for (var title = 0; title < titles.Count; title++)
        {
            var folded = buffer[..TitleText.Fold(titles[title], buffer)];
            foreach (var part in folded.Split(' '))
            {
                var text = folded[part];
                if (text.IsEmpty)
                    continue;

                if (!numberOf.TryGetValue(text, out var word))
                {
                    word = names.Count;
                    names.Add(text.ToString());
                    words.Add(names[word], word);
                    newest.Add(-1);
                    counts.Add(0);
                }

                // A title that has a word twice is listed once.
                if (newest[word] == title)
                    continue;

                newest[word] = title;
                counts[word]++;
                pairs.Add((word, title));
            }
        }

        return Sorted(names, counts, pairs, titles.Count);
    }

    /// <summary>The score of each title: 2 if every word of the query begins a word of the title, 1 if some words occur only inside of a word, 0 if one is missing.</summary>
    /// <param name="query">Words in lower case.</param>
    public byte[] Match(string[] query)
    {
        if (query.Length == 0)
            return new byte[_count];

        var least = new byte[_count];
        Array.Fill(least, (byte)2);
        var best = new byte[_count];
        foreach (var wanted in query)
        {
            Array.Clear(best);
            for (var word = 0; word < _words.Length; word++)
            {
                var fit = FitOf(_words[word], wanted);
                if (fit == 0)
                    continue;

                foreach (var title in _titles.AsSpan((word == 0 ? 0 : _ends[word - 1]).._ends[word]))
                    best[title] = Math.Max(best[title], fit);
            }

            TensorPrimitives.Min<byte>(least, best, least);
        }

        return least;
    }

    /// <summary>The score of one title, by the same rule.</summary>
    /// <param name="title">A title.</param>
    /// <param name="query">Words in small letters.</param>
    public static byte Match(string title, string[] query)
    {
        if (query.Length == 0)
            return 0;

        var words = TitleText.Fold(title).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return query.Select(wanted => words.Select(word => FitOf(word, wanted)).DefaultIfEmpty().Max()).Min();
    }

    private static byte FitOf(string word, string wanted) => word.IndexOf(wanted, StringComparison.Ordinal) switch
    {
        < 0 => 0,
        0 => 2,
        _ => 1,
    };

    private static TitleIndex Sorted(List<string> names, List<int> counts, List<(int Word, int Title)> pairs, int titles)
    {
        var ends = new int[names.Count];
        for (var word = 1; word < ends.Length; word++)
            ends[word] = ends[word - 1] + counts[word - 1];

        // Each word's position advances to the beginning of the next word.
        var sorted = new int[pairs.Count];
        foreach (var (word, title) in CollectionsMarshal.AsSpan(pairs))
            sorted[ends[word]++] = title;
        return new([.. names], ends, sorted, titles);
    }
}
