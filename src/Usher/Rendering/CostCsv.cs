using System.Globalization;
using Usher.Wire.UsherApi;

namespace Usher.Rendering;

/// <summary>Costs as lines for a spreadsheet: empty cells where a price is unknown or an amount does not apply.</summary>
internal static class CostCsv
{
    public static void Write(TextWriter output, DescribeCostResponse cost)
    {
        output.WriteLine("since,until,resource,gigabytes,training_hours,tps_hours,billed_requests,currency,cost_older_rule,cost_newer_rule");
        foreach (var resource in cost.Resources)
        {
            // Names in ARNs have no commas and no quotes; the currency comes from a file, so it may.
            string[] cells =
            [
                Time(cost.Since), Time(cost.Until), resource.Arn,
                Number(resource.Gigabytes), Number(resource.TrainingHours), Number(resource.TpsHours), Number(resource.Requests),
                Quoted(cost.Prices.Currency), Number(resource.Cost.Older), Number(resource.Cost.Newer),
            ];
            output.WriteLine(string.Join(',', cells));
        }
    }

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Number<T>(T? amount)
        where T : struct, IFormattable => amount?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
