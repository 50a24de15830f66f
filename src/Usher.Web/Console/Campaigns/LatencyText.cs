using System.Globalization;

namespace Usher.Web.Console.Campaigns;

/// <summary>Formats latencies, which the service returns as upper bounds of histogram buckets.</summary>
internal static class LatencyText
{
    // The last bucket has all longer latencies.
    private const double Last = 1024;

    public static string Of(double? bound) => bound switch
    {
        null => "",
        >= Last => "> 512 ms",
        _ => "\u2264 " + bound.Value.ToString("0.###", CultureInfo.InvariantCulture) + " ms",
    };
}
