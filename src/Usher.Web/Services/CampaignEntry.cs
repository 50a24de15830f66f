namespace Usher.Web.Services;

/// <summary>A campaign that answers.</summary>
/// <param name="Arn">Its ARN.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it can be asked for.</param>
/// <param name="Recipe">The name of its recipe, such as aws-hrnn.</param>
/// <param name="DatasetGroupArn">The dataset group it learned from.</param>
internal sealed record CampaignEntry(string Arn, string Name, CampaignKind Kind, string Recipe, string DatasetGroupArn)
{
    /// <summary>The name of its dataset group: what the REST API calls a namespace.</summary>
    public string DatasetGroup => DatasetGroupArn[(DatasetGroupArn.LastIndexOf('/') + 1)..];
}
