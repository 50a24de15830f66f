using System.Globalization;

namespace Usher.Web.Console.Campaigns;

/// <summary>Latencies, as the service tells them: the bound of the bucket they lie in.</summary>
internal static class LatencyText
{
    // The last bucket stands for all that is longer.
    private const double Last = 1024;

    public static string Of(double? bound) => bound switch
    {
        null => "",
        >= Last => "> 512 ms",
        _ => "\u2264 " + bound.Value.ToString("0.###", CultureInfo.InvariantCulture) + " ms",
    };
}
