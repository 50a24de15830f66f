using System.Globalization;

namespace Usher.Rendering;

/// <summary>Durations as people say them.</summary>
internal static class Durations
{
    /// <summary>"0.4 s", "12 s", "3 min 20 s", "1 h 5 min".</summary>
    public static string InWords(double seconds)
    {
        if (seconds < 9.95)
            return string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, seconds):0.0} s");

        var whole = TimeSpan.FromSeconds(Math.Round(seconds));
        return whole switch
        {
            { TotalMinutes: < 1 } => $"{whole.Seconds} s",
            { TotalHours: < 1 } => $"{whole.Minutes} min {whole.Seconds} s",
            _ => $"{(int)whole.TotalHours} h {whole.Minutes} min",
        };
    }

    public static string InWords(TimeSpan duration) => InWords(duration.TotalSeconds);
}
