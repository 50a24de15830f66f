using System.Globalization;

namespace Usher.Rendering;

/// <summary>"1 user", "1,682 items".</summary>
internal static class Counts
{
    public static string Of(long count, string one) =>
        string.Create(CultureInfo.InvariantCulture, $"{count:N0} {one}{(count == 1 ? "" : "s")}");
}
