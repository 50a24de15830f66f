using System.Globalization;
using Usher.Ranking.Jobs;

namespace Usher.Rendering;

/// <summary>Words for the state of a training.</summary>
internal static class ProgressText
{
    /// <summary>"epoch 3, loss 5.512, NDCG@10 0.1034", or nothing for a recipe without passes.</summary>
    public static string Figures(ProgressMessage message)
    {
        var parts = new List<string>(3);
        if (message.Epoch > 0)
            parts.Add($"epoch {message.Epoch}");
        if (message.Loss is { } loss)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"loss {loss:0.000}"));
        if (message.ValidationNdcgAt10 is { } ndcg)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"NDCG@10 {ndcg:0.0000}"));

        return string.Join(", ", parts);
    }

    /// <summary>"12 s left", or nothing while that is unknown.</summary>
    public static string TimeLeft(ProgressMessage message) =>
        message.SecondsLeft is { } seconds ? $"{Durations.InWords(seconds)} left" : "";

    /// <summary>One line for a log: "training aws-hrnn: 40 %, epoch 3, loss 5.512, 12 s left".</summary>
    public static string Line(ProgressMessage message) =>
        Join(string.Create(CultureInfo.InvariantCulture, $"{message.Phase}: {message.Fraction * 100:0} %"), Figures(message), TimeLeft(message));

    /// <summary>"usher-transitions: ndcg@10 0.1140 on validation, trained in 0.4 s".</summary>
    public static string Line(CandidateMessage candidate) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Name(candidate)}: {candidate.Metric} {candidate.Value:0.0000} on validation, trained in {Durations.InWords(candidate.TrainSeconds)}");

    /// <summary>The recipe and the hyperparameters that make it differ.</summary>
    public static string Name(CandidateMessage candidate) =>
        candidate.Hyperparameters.Count == 0 ? candidate.Recipe : $"{candidate.Recipe} ({Hyperparameters(candidate.Hyperparameters)})";

    /// <summary>The parts that say something, with commas between.</summary>
    public static string Join(params IEnumerable<string> parts) => string.Join(", ", parts.Where(part => part.Length > 0));

    private static string Hyperparameters(IReadOnlyDictionary<string, string> values) =>
        string.Join(", ", values.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"));
}
