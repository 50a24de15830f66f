namespace Usher.Web.Services;

/// <summary>An ACTIVE campaign or recommender.</summary>
/// <param name="Arn">ARN of the campaign or recommender.</param>
/// <param name="Name">Its name; the REST API calls both recommenders.</param>
/// <param name="Kind">The kind of lists it returns.</param>
/// <param name="Recipe">The name of its recipe, such as aws-hrnn.</param>
/// <param name="DatasetGroupArn">The dataset group that it was trained on.</param>
internal sealed record CampaignEntry(string Arn, string Name, CampaignKind Kind, string Recipe, string DatasetGroupArn)
{
    /// <summary>The name of its dataset group: what the REST API calls a namespace.</summary>
    public string DatasetGroup { get; } = DatasetGroupArn[(DatasetGroupArn.LastIndexOf('/') + 1)..];

    /// <summary>Whether it is a recommender of a domain dataset group.</summary>
    public bool IsRecommender { get; init; }

    /// <summary>The ARN of a filter of the same account and region.</summary>
    public string FilterArn(string name) => $"{Arn.AsSpan(0, Arn.LastIndexOf(':') + 1)}filter/{name}";
}
