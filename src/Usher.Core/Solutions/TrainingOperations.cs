using Usher.Core.Errors;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Training;
using Usher.Wire.Personalize;
using Usher.Wire.UsherApi;

namespace Usher.Core.Solutions;

/// <summary>Describes the progress and the result of trainings in more detail than DescribeSolutionVersion.</summary>
public sealed class TrainingOperations(ServiceRecords records, TrainingProgress progress)
{
    /// <summary>Describes one training: its live progress if it runs on this node, else its stored result.</summary>
    /// <param name="arn">A solution version, or a recommender, whose newest training it is then.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException.</exception>
    public DescribeTrainingResponse Describe(string arn)
    {
        var kind = PersonalizeArn.Require(arn, "arn", PersonalizeKind.SolutionVersion, PersonalizeKind.Recommender).Kind;
        if (kind is PersonalizeKind.Recommender && records.Current.Get<RecommenderResource>(arn) is var recommender)
            arn = recommender.TrainingVersion ?? recommender.ServedVersion ?? throw ServiceErrors.InvalidInput($"The recommender {arn} is {recommender.Status} and has no model. Its failureReason says why.");
        var version = records.Current.Get<SolutionVersionResource>(arn);
        var state = version.IsUnderWay ? progress.Find(arn) : null;
        return new()
        {
            SolutionVersionArn = arn,
            Status = version.Status,
            Phase = state?.Latest?.Phase,
            Percent = version.Status == Statuses.Active ? 100 : Math.Round(100 * (state?.Latest?.Fraction ?? 0), 1),
            Loss = state?.Latest?.Loss,
            ValidationNdcgAt10 = state?.Latest?.ValidationNdcgAt10,
            SecondsLeft = state?.Latest?.SecondsLeft,
            Curve = state?.Curve ?? version.Curve,
            Leaderboard = state?.Leaderboard ?? version.Leaderboard,
            Verdict = version.Verdict,
            Metrics = version.Metrics,
            Baselines = version.Baselines,
        };
    }
}
