using System.Globalization;

namespace Usher.Web.Console.Parts;

/// <summary>Formats numbers for pages: one decimal at most, with the unit.</summary>
internal static class DisplayText
{
    /// <summary>Formats a share from 0 to 1 as a percentage.</summary>
    public static string Percent(double share) => (share * 100).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    public static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture) + " s";
}
