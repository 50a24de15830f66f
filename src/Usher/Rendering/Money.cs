using System.Globalization;

namespace Usher.Rendering;

/// <summary>Money and amounts as tables show them.</summary>
internal static class Money
{
    /// <summary>"12.30", "0.0042" where cents would hide it, "unknown" where there is no price.</summary>
    public static string Of(decimal? amount) => amount switch
    {
        null => "unknown",
        > 0 and < 0.1m => amount.Value.ToString("0.0000", CultureInfo.InvariantCulture),
        _ => amount.Value.ToString("N2", CultureInfo.InvariantCulture),
    };

    /// <summary>"1,234.5", "0.003", "under 0.001"; empty where there is none.</summary>
    public static string Amount(double? amount) => amount switch
    {
        null => "",
        > 0 and < 0.001 => "under 0.001",
        < 10 => amount.Value.ToString("0.###", CultureInfo.InvariantCulture),
        _ => amount.Value.ToString("#,0.#", CultureInfo.InvariantCulture),
    };
}
