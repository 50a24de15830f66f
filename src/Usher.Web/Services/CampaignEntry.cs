namespace Usher.Web.Services;

/// <summary>An ACTIVE campaign.</summary>
/// <param name="Arn">ARN of the campaign.</param>
/// <param name="Name">Name of the campaign, which the REST API calls a recommender.</param>
/// <param name="Kind">The kind of lists it returns.</param>
/// <param name="Recipe">The name of its recipe, such as aws-hrnn.</param>
/// <param name="DatasetGroupArn">The dataset group that it was trained on.</param>
internal sealed record CampaignEntry(string Arn, string Name, CampaignKind Kind, string Recipe, string DatasetGroupArn)
{
    /// <summary>The name of its dataset group: what the REST API calls a namespace.</summary>
    public string DatasetGroup { get; } = DatasetGroupArn[(DatasetGroupArn.LastIndexOf('/') + 1)..];

    /// <summary>The ARN of a filter of the same account and region.</summary>
    public string FilterArn(string name) => $"{Arn.AsSpan(0, Arn.LastIndexOf(':') + 1)}filter/{name}";
}
