using System.Globalization;

namespace Usher.Rendering;

/// <summary>Durations as people say them.</summary>
internal static class Durations
{
    /// <summary>"0.4 s", "12 s", "3 min 20 s", "1 h 5 min".</summary>
    public static string InWords(TimeSpan duration) => duration.TotalSeconds switch
    {
        < 9.95 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.0} s"),
        < 59.5 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0} s"),
        < 3600 => string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalMinutes} min {duration.Seconds} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)duration.TotalHours} h {duration.Minutes} min"),
    };

    public static string InWords(double seconds) => InWords(TimeSpan.FromSeconds(Math.Max(0, seconds)));
}
