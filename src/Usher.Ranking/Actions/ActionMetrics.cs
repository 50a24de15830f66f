namespace Usher.Ranking.Actions;

/// <summary>The names of the metrics of models of actions in model folders. GetSolutionMetrics has names of its own for them.</summary>
public static class ActionMetrics
{
    /// <summary>The share of all actions that are in the list of a test user.</summary>
    public const string Coverage = "action-coverage";

    /// <summary>Of the times that an action was recommended, the share after which it was taken; the mean over actions.</summary>
    public const string Precision = "action-precision";

    /// <summary>Of the times that an action was taken, the share before which it was recommended; the mean over actions.</summary>
    public const string Recall = "action-recall";

    /// <summary>The area under the ROC curve, 0.5 for propensities by chance.</summary>
    public const string AreaUnderCurve = "action-auc";

    /// <summary>The expected calibration error, 0 if propensities are shares.</summary>
    public const string CalibrationError = "action-calibration-error";
}
