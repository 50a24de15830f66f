namespace Usher.Wire.Personalize;

/// <summary>What an ARN of Personalize names.</summary>
/// <remarks>Service Authorization Reference, "Actions, resources, and condition keys for Amazon Personalize", resource types.</remarks>
public enum PersonalizeKind
{
    /// <summary><c>schema/NAME</c>.</summary>
    Schema,

    /// <summary><c>dataset-group/NAME</c>.</summary>
    DatasetGroup,

    /// <summary><c>dataset/GROUP/TYPE</c>, the type in capitals.</summary>
    Dataset,

    /// <summary><c>dataset-import-job/NAME</c>.</summary>
    DatasetImportJob,

    /// <summary><c>dataset-export-job/NAME</c>.</summary>
    DatasetExportJob,

    /// <summary><c>data-deletion-job/NAME</c>.</summary>
    DataDeletionJob,

    /// <summary><c>event-tracker/8 HEX DIGITS</c>.</summary>
    EventTracker,

    /// <summary><c>solution/NAME</c>.</summary>
    Solution,

    /// <summary><c>solution/NAME/8 HEX DIGITS</c>, or <c>$LATEST</c> for the digits.</summary>
    SolutionVersion,

    /// <summary><c>campaign/NAME</c>.</summary>
    Campaign,

    /// <summary><c>recommender/NAME</c>.</summary>
    Recommender,

    /// <summary><c>filter/NAME</c>.</summary>
    Filter,

    /// <summary><c>batch-inference-job/NAME</c>.</summary>
    BatchInferenceJob,

    /// <summary><c>batch-segment-job/NAME</c>.</summary>
    BatchSegmentJob,

    /// <summary><c>metric-attribution/NAME</c>.</summary>
    MetricAttribution,

    /// <summary><c>recipe/NAME</c>, without region and account.</summary>
    Recipe,

    /// <summary><c>algorithm/NAME</c>, without region and account.</summary>
    Algorithm,

    /// <summary><c>feature-transformation/NAME</c>, without region and account.</summary>
    FeatureTransformation,
}
