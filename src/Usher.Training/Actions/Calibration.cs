namespace Usher.Training.Actions;

/// <summary>Corrects log odds by a line, fitted on examples that the model was not trained on: Platt scaling.</summary>
/// <remarks>
/// Two numbers cannot overfit where an action has fifty examples, and a line keeps both the order of propensities and the differences between them. Isotonic regression would make steps, on which many actions have
/// the same propensity, and needs about a thousand examples to be better (Niculescu-Mizil and Caruana, ICML 2005).
/// </remarks>
/// <param name="Slope">Above 0.</param>
/// <param name="Shift">Added after the slope.</param>
internal readonly record struct Calibration(double Slope, double Shift)
{
    // Holds the line near slope 1 and shift 0, as much as some examples would.
    private const double Penalty = 4;
    private const int Steps = 50;

    /// <summary>No correction.</summary>
    public static Calibration None { get; } = new(1, 0);

    /// <summary>Fits the line by Newton's method.</summary>
    /// <param name="examples">Held-out examples.</param>
    /// <param name="odds">Their log odds by the model.</param>
    public static Calibration Fit(ActionExamples examples, double[] odds)
    {
        var (slope, shift) = (1.0, 0.0);
        for (var step = 0; step < Steps; step++)
        {
            var (g1, g2) = (Penalty * (slope - 1), Penalty * shift);
            var (h11, h12, h22) = (Penalty, 0.0, Penalty);
            for (var example = 0; example < odds.Length; example++)
            {
                var share = 1 / (1 + Math.Exp(-((slope * odds[example]) + shift)));
                var residual = share - (examples.IsTaken[example] ? 1 : 0);
                var curvature = share * (1 - share);
                g1 += residual * odds[example];
                g2 += residual;
                h11 += curvature * odds[example] * odds[example];
                h12 += curvature * odds[example];
                h22 += curvature;
            }

            var determinant = (h11 * h22) - (h12 * h12);
            var (d1, d2) = (((h22 * g1) - (h12 * g2)) / determinant, ((h11 * g2) - (h12 * g1)) / determinant);
            slope -= d1;
            shift -= d2;
            if (Math.Abs(d1) + Math.Abs(d2) < 1e-9)
                break;
        }

        return slope > 0 && double.IsFinite(shift) ? new(slope, shift) : None;
    }
}
