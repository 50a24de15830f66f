using System.Globalization;
using Usher.Core.Errors;

namespace Usher.Core.Users;

/// <summary>Settings for mixing new items into recommendations.</summary>
/// <param name="Weight">The probability that a position of a list has a new item, 0 to 1.</param>
/// <param name="Age">How old a new item may be: the time between its first event and the newest event of all items.</param>
/// <remarks>Developer Guide, "User-Personalization recipe": explorationWeight and explorationItemAgeCutOff.</remarks>
[GenerateSerializer, Immutable, Alias("usher.exploration")]
public sealed record Exploration(double Weight, TimeSpan Age)
{
    public const string WeightMember = "explorationWeight";
    public const string AgeMember = "explorationItemAgeCutOff";

    /// <summary>The exploration of recipes that take no settings for it. The guide gives no figures: a list of 25 has about one new item.</summary>
    public static readonly Exploration ByItself = new(0.05, TimeSpan.FromDays(30));

    private const double DefaultWeight = 0.3;
    private const double DefaultDays = 30;
    private const double MaxDays = 365_000;

    // A model may give a new item the score 0, whose logarithm cannot be compared.
    private const float MinProbability = 1e-12f;

    /// <summary>Checks itemExplorationConfig.</summary>
    /// <param name="settings">The setting.</param>
    /// <param name="member">The name of the request's member that has it, such as campaignConfig.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException: an unknown name, or a value that is not allowed.</exception>
    public static void Check(IReadOnlyDictionary<string, string> settings, string member)
    {
        foreach (var (name, text) in settings)
        {
            var (max, unit) = name switch
            {
                WeightMember => (1.0, "a number from 0 to 1"),
                AgeMember => (double.MaxValue, "a number of days, 0 or more"),
                _ => throw ServiceErrors.InvalidInput($"{member}.itemExplorationConfig has '{name}'; {WeightMember} and {AgeMember} are allowed."),
            };
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) || !(value >= 0 && value <= max))
                throw ServiceErrors.InvalidInput($"{member}.itemExplorationConfig.{name} is '{text}'; it has to be {unit}, as text.");
        }
    }

    /// <summary>The exploration that itemExplorationConfig asks for; null for none.</summary>
    /// <param name="settings">Checked before; null for the defaults.</param>
    public static Exploration? Parse(IReadOnlyDictionary<string, string>? settings)
    {
        var weight = Number(settings, WeightMember) ?? DefaultWeight;
        return weight > 0 ? new(weight, TimeSpan.FromDays(Math.Min(MaxDays, Number(settings, AgeMember) ?? DefaultDays))) : null;
    }

    /// <summary>Mixes new items into a list: each position has one with the probability <see cref="Weight"/>, until none is left.</summary>
    /// <param name="best">The best items. The result has the same number.</param>
    /// <param name="young">New items, each with its score and the number of its events. Items with a high score and few events are drawn more often.</param>
    /// <param name="random">Source of the draws.</param>
    internal RankedItems Mix(RankedItems best, IReadOnlyList<(int Item, float Score, int Events)> young, Random random)
    {
        // Gumbel top-k: samples without replacement in proportion to the weights.
        var drawn = new Queue<(int Item, float Score)>(young
            .OrderByDescending(one => Math.Log(Math.Max(one.Score, MinProbability) / Math.Sqrt(1 + one.Events)) - Math.Log(-Math.Log(1 - random.NextDouble())))
            .Select(one => (one.Item, one.Score)));
        var rest = new Queue<(int Item, float Score)>(best.Items.Zip(best.Scores));
        var chosen = best.Items.ToHashSet();
        var (taken, list) = (new HashSet<int>(), new List<(int Item, float Score)>());
        while (list.Count < best.Items.Length)
        {
            var from = drawn.Count > 0 && (rest.Count == 0 || random.NextDouble() < Weight) ? drawn : rest;
            while (from.TryDequeue(out var next))
            {
                if (!taken.Add(next.Item))
                    continue;

                list.Add(next);
                break;
            }
        }

        return new([.. list.Select(one => one.Item)], [.. list.Select(one => one.Score)]) { IsExplored = [.. list.Select(one => !chosen.Contains(one.Item))] };
    }

    private static double? Number(IReadOnlyDictionary<string, string>? settings, string name) =>
        settings is not null && settings.TryGetValue(name, out var text) ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
}
