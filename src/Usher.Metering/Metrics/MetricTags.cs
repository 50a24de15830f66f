using System.Diagnostics;
using Usher.Core.Resources;

namespace Usher.Metering.Metrics;

/// <summary>CloudWatch's dimensions, as tags. Each is the ARN of a resource that exists or was deleted.</summary>
internal static class MetricTags
{
    public static TagList Of(CampaignResource campaign) => [new("campaign_arn", campaign.Arn)];

    public static TagList Of(RecommenderResource recommender) => [new("recommender_arn", recommender.Arn)];

    public static TagList Of(SolutionVersionResource version) => [new(version.IsOfRecommender ? "recommender_arn" : "solution_arn", version.Shape.SolutionArn)];

    public static TagList Of(EventTrackerResource tracker) => [new("dataset_group_arn", tracker.DatasetGroupArn), new("event_tracker_arn", tracker.Arn)];

    public static TagList Of(DatasetResource dataset) => [new("dataset_group_arn", dataset.DatasetGroupArn), new("dataset_arn", dataset.Arn)];

    public static TagList OfSolution(string arn) => [new("solution_arn", arn)];
}
