using System.Globalization;

namespace Usher.TrainingBenchmarks.Speed;

/// <summary>What to train on, and how long.</summary>
/// <param name="MovieLens">An unpacked MovieLens folder; null for generated data.</param>
/// <param name="Epochs">How often training reads all events; null for the recipe's default.</param>
/// <param name="Seed">Of the network and of the order of users.</param>
internal sealed record TrainingArguments(string? MovieLens = null, int? Epochs = null, int Seed = 1)
{
    public static TrainingArguments Parse(ReadOnlySpan<string> words)
    {
        var arguments = new TrainingArguments();
        for (; !words.IsEmpty; words = words[2..])
        {
            arguments = words switch
            {
                ["--movielens", var folder, ..] => arguments with { MovieLens = folder },
                ["--epochs", var epochs, ..] => arguments with { Epochs = int.Parse(epochs, CultureInfo.InvariantCulture) },
                ["--seed", var seed, ..] => arguments with { Seed = int.Parse(seed, CultureInfo.InvariantCulture) },
                _ => throw new FormatException($"'{words[0]}' is not understood, or lacks its value. There are --movielens DIR, --epochs N and --seed N."),
            };
        }

        return arguments;
    }
}
