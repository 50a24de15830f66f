using Usher.Training.Actions;

namespace Usher.Training.Tests.Actions;

public sealed class ActionEvaluationTests
{
    [Theory]
    [InlineData(new[] { 0.9, 0.8, 0.2, 0.1 }, new[] { true, true, false, false }, 1)]
    [InlineData(new[] { 0.1, 0.2, 0.8, 0.9 }, new[] { true, true, false, false }, 0)]
    [InlineData(new[] { 0.5, 0.5, 0.5, 0.5 }, new[] { true, true, false, false }, 0.5)]
    [InlineData(new[] { 0.9, 0.3, 0.5, 0.1 }, new[] { true, true, false, false }, 0.75)]
    [InlineData(new[] { 0.9, 0.3 }, new[] { true, true }, 0.5)]
    public void The_area_under_the_curve_is_the_share_of_pairs_in_the_right_order(double[] propensities, bool[] isTaken, double area) =>
        Assert.Equal(area, ActionEvaluation.AreaUnderCurve(Moments(isTaken), propensities), 9);

    [Theory]
    [InlineData(new[] { 0.5, 0.5 }, new[] { true, false }, 0)]
    [InlineData(new[] { 0.25, 0.25, 0.25, 0.25 }, new[] { true, true, false, false }, 0.25)]
    [InlineData(new[] { 1.0, 0.0 }, new[] { false, true }, 1)]
    public void The_calibration_error_is_how_far_propensities_are_from_shares(double[] propensities, bool[] isTaken, double error) =>
        Assert.Equal(error, ActionEvaluation.CalibrationError(Moments(isTaken), propensities), 9);

    private static ShownAction[] Moments(bool[] isTaken) => [.. isTaken.Select((taken, at) => new ShownAction(0, at, 0, at, taken))];
}
