using System.Globalization;

namespace Usher.Web.Console.Parts;

/// <summary>Maps values to positions on an axis, linear or logarithmic.</summary>
internal sealed class ChartScale
{
    private readonly bool _isLogarithmic;
    private readonly bool _isCount;
    private readonly double _least;
    private readonly double _most;
    private readonly double _from;
    private readonly double _to;

    /// <summary>Creates a scale.</summary>
    /// <param name="values">The values to show; above 0 on a logarithmic scale.</param>
    /// <param name="from">Position of the smallest value.</param>
    /// <param name="to">Position of the largest value.</param>
    /// <param name="isLogarithmic">Whether the scale is logarithmic.</param>
    /// <param name="isCount">Whether all values are whole numbers, so that ticks are too.</param>
    public ChartScale(IEnumerable<double> values, double from, double to, bool isLogarithmic, bool isCount)
    {
        (_isLogarithmic, _isCount, _from, _to) = (isLogarithmic, isCount, from, to);
        double[] all = [.. values.Where(double.IsFinite)];
        (_least, _most) = all.Length == 0 ? (isLogarithmic ? 1 : 0, 10) : (all.Min(), all.Max());
        if (_most - _least < 1e-12)
            (_least, _most) = isLogarithmic ? (_least / 2, _most * 2) : (_least - 0.5, _most + 0.5);
        Ticks = isLogarithmic ? [.. Powers()] : [.. Steps()];
    }

    /// <summary>The values that get a grid line: few and round.</summary>
    public IReadOnlyList<double> Ticks { get; }

    /// <summary>The position of a value.</summary>
    public double this[double value] => _from + ((Turn(value) - Turn(_least)) / (Turn(_most) - Turn(_least)) * (_to - _from));

    /// <summary>Formats a value for an axis.</summary>
    public static string Text(double value) => Math.Abs(value) switch
    {
        >= 1_000_000 => (value / 1_000_000).ToString("0.#", CultureInfo.InvariantCulture) + "M",
        >= 10_000 => (value / 1_000).ToString("0.#", CultureInfo.InvariantCulture) + "k",
        >= 100 or 0 => value.ToString("0", CultureInfo.InvariantCulture),
        >= 1 => value.ToString("0.##", CultureInfo.InvariantCulture),
        _ => value.ToString("0.####", CultureInfo.InvariantCulture),
    };

    private double Turn(double value) => _isLogarithmic ? Math.Log10(value) : value;

    private IEnumerable<double> Powers()
    {
        for (var power = Math.Pow(10, Math.Ceiling(Math.Log10(_least) - 1e-9)); power <= _most * 1.0001; power *= 10)
            yield return power;
    }

    // About four steps of 1, 2 or 5 times a power of ten.
    private IEnumerable<double> Steps()
    {
        var raw = (_most - _least) / 4;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        var step = (raw / power) switch { < 1.5 => 1, < 3.5 => 2, < 7.5 => 5, _ => 10 } * power;
        if (_isCount)
            step = Math.Max(1, step);
        for (var value = Math.Ceiling(_least / step) * step; value <= _most + (step * 1e-6); value += step)
            yield return Math.Abs(value) < step * 1e-6 ? 0 : value;
    }
}
