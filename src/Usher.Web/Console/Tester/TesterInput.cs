using Usher.Web.Console.Filters;
using Usher.Wire.Errors;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Web.Console.Tester;

/// <summary>The input of the tester.</summary>
internal sealed class TesterInput
{
    public string User { get; set; } = "";

    public string Item { get; set; } = "";

    /// <summary>Items to rank, separated by commas; empty to request recommendations.</summary>
    public string ToRank { get; set; } = "";

    /// <summary>Lines of NAME=VALUE.</summary>
    public string Context { get; set; } = "";

    /// <summary>ARN of the filter; null or empty for none.</summary>
    public string? FilterArn { get; set; }

    /// <summary>NAME=VALUE, several separated by semicolons.</summary>
    public string FilterValues { get; set; } = "";

    /// <summary>ARN of the filter that chooses promoted items; null or empty for no promotion.</summary>
    public string? PromotionFilterArn { get; set; }

    /// <summary>NAME=VALUE, several separated by semicolons.</summary>
    public string PromotionValues { get; set; } = "";

    public int PromotionPercent { get; set; } = 20;

    public int Count { get; set; } = 25;

    /// <summary>The promotion; null for none.</summary>
    /// <exception cref="AwsException">A value has not the form NAME=VALUE.</exception>
    public IReadOnlyList<Promotion>? ReadPromotions() => PromotionFilterArn?.Trim() is { Length: > 0 } arn
        ? [new() { Name = "tester", PercentPromotedItems = PromotionPercent, FilterArn = arn, FilterValues = FilterCalls.ReadValues(PromotionValues) }]
        : null;

    public IReadOnlyList<string> ItemsToRank => ToRank.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>The context by name; null for none.</summary>
    /// <exception cref="AwsException">A line has not the form NAME=VALUE.</exception>
    public IReadOnlyDictionary<string, string>? ReadContext()
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var line in Context.Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Split('=', 2) is not [{ Length: > 0 } name, var value])
                throw new AwsException("InvalidInputException", $"The context has '{line}'; enter NAME=VALUE, such as DEVICE=phone.");

            pairs[name.Trim()] = value.Trim();
        }

        return pairs.Count == 0 ? null : pairs;
    }
}
