using System.Globalization;
using System.Text.RegularExpressions;

namespace Usher.Clients.Tests.Watching;

/// <summary>Metrics in Prometheus' words.</summary>
/// <param name="Samples">All of them.</param>
internal sealed partial record Exposition(IReadOnlyList<Exposition.Sample> Samples)
{
    /// <summary>One number.</summary>
    internal sealed record Sample(string Name, IReadOnlyDictionary<string, string> Labels, double Value);

    /// <summary>The names that there are.</summary>
    public IReadOnlySet<string> Names => Samples.Select(sample => sample.Name).ToHashSet(StringComparer.Ordinal);

    public static Exposition Parse(string text) => new([.. text.Split('\n').Where(line => line.Length > 0 && line[0] != '#').Select(ParseLine)]);

    /// <summary>The sum of the samples of a name that have a label's value; 0 where there are none.</summary>
    public double Sum(string name, string label, string value) =>
        Samples.Where(sample => sample.Name == name && sample.Labels.GetValueOrDefault(label, "") == value).Sum(sample => sample.Value);

    private static Sample ParseLine(string line)
    {
        var match = Line().Match(line);
        Assert.True(match.Success, line);
        var labels = Label().Matches(match.Groups["labels"].Value).ToDictionary(label => label.Groups["name"].Value, label => label.Groups["value"].Value);
        return new(match.Groups["name"].Value, labels, double.Parse(match.Groups["value"].Value.Replace("+Inf", "Infinity", StringComparison.Ordinal), CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("""^(?<name>[a-zA-Z_:][a-zA-Z0-9_:]*)(\{(?<labels>.*)\})? (?<value>\S+)( \d+)?$""")]
    private static partial Regex Line();

    [GeneratedRegex("""(?<name>[a-zA-Z_][a-zA-Z0-9_]*)="(?<value>(\\.|[^"\\])*)"(,|$)""")]
    private static partial Regex Label();
}
