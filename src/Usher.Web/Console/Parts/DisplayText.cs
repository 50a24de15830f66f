using System.Globalization;

namespace Usher.Web.Console.Parts;

/// <summary>Figures as pages show them: to one decimal at most, with their unit.</summary>
internal static class DisplayText
{
    /// <summary>A share, 0 to 1, in hundredths.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture) + " s";
}
