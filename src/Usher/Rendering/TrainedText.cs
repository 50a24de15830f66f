using Spectre.Console;
using Usher.Models;

namespace Usher.Rendering;

/// <summary>What was trained and what to do with it.</summary>
internal static class TrainedText
{
    public static void WriteTrained(this IAnsiConsole screen, TrainingSummary trained, string folder)
    {
        screen.WriteLine($"Trained {trained.Recipe} in {Durations.InWords(trained.TrainSeconds)}; the model is in {folder}.");
        screen.WriteLine($"Try: usher recommend {folder} --user ID");
    }
}
