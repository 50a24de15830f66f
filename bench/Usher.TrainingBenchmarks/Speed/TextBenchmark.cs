using System.Diagnostics;
using Usher.Ranking.Histories;
using Usher.Training.Texts;

namespace Usher.TrainingBenchmarks.Speed;

/// <summary>How long does it take to read 10,000 texts for the first time, and how long when all or nearly all are in the cache?</summary>
internal static class TextBenchmark
{
    private const int Texts = 10_000;
    private const int NewTexts = 100;
    private const int Repetitions = 7;

    private static readonly string[] Words =
        ("a the of and in with young old lost brave quiet northern woman man detective family doctor soldier teacher thief king daughter brother stranger village city island ship war "
        + "winter letter secret murder journey wedding heist promise dream memory must finds loses hides saves betrays follows remembers returns before after while until his her their").Split(' ');

    public static void Run()
    {
        var folder = Directory.CreateTempSubdirectory("usher-texts-");
        try
        {
            var random = new Random(1);
            var texts = Enumerable.Range(0, Texts + NewTexts).Select(_ => Prose(random)).ToArray();
            var first = Seconds(folder.FullName, texts[..Texts]);
            var again = Enumerable.Range(0, Repetitions).Select(_ => Seconds(folder.FullName, texts[..Texts])).Order().ToArray();
            var some = Seconds(folder.FullName, texts[NewTexts..]);
            var bytes = folder.EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);
            Console.WriteLine("| texts | characters, mean | what | time |");
            Console.WriteLine("| --- | --- | --- | --- |");
            var mean = texts.Average(text => text.Length);
            Console.WriteLine(FormattableString.Invariant($"| {Texts:N0} | {mean:0} | the first time | {first:0.0} s, {Texts / first:0} texts a second |"));
            Console.WriteLine(FormattableString.Invariant($"| {Texts:N0} | {mean:0} | the second time, all unchanged; median of {Repetitions} | {again[Repetitions / 2]:0.000} s (highest {again[^1]:0.000} s) |"));
            Console.WriteLine(FormattableString.Invariant($"| {Texts:N0} | {mean:0} | with {NewTexts} new texts; the model is loaded for them | {some:0.0} s |"));
            Console.WriteLine();
            Console.WriteLine(FormattableString.Invariant($"The cache takes {bytes / 1e6:0.0} MB for {Texts + NewTexts:N0} texts. {Environment.ProcessorCount} threads."));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // As a training does it: from texts by item to vectors by item, with nothing in memory before.
    private static double Seconds(string cache, string[] texts)
    {
        var set = new TrainingSet
        {
            UserIds = new([]),
            ItemIds = new(Enumerable.Range(0, texts.Length).Select(item => $"i{item}")),
            Offsets = [0],
            Items = [],
            Times = [],
            ItemTexts = [new("DESCRIPTION", texts)],
        };
        var reading = new TextReading(threads => new OnnxTextEncoder(TextModelSource.OfUsher(), threads), model => new(cache, model));
        var start = Stopwatch.GetTimestamp();
        _ = reading.Of(set, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, null) ?? throw new InvalidOperationException("There are no vectors.");
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    // 20 to 80 words: the length of a description in a catalogue.
    private static string Prose(Random random) => string.Join(' ', Enumerable.Range(0, random.Next(20, 80)).Select(_ => Words[random.Next(Words.Length)]));
}
