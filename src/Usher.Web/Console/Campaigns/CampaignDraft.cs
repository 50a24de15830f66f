using System.Globalization;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Web.Console.Campaigns;

/// <summary>The input of a campaign form, and the requests to create or update the campaign.</summary>
public sealed class CampaignDraft
{
    /// <summary>The only recipe whose campaigns have exploration settings.</summary>
    public const string Explorer = "aws-user-personalization";

    private const string WeightMember = "explorationWeight";
    private const string AgeMember = "explorationItemAgeCutOff";

    /// <summary>Name of a new campaign.</summary>
    public string Name { get; set; } = "";

    public string? VersionArn { get; set; }

    /// <summary>The recipe of the solution version; null until it is known.</summary>
    public string? Recipe { get; set; }

    public int Tps { get; set; } = 1;

    /// <summary>Text, as in the API; empty for the default.</summary>
    public string Weight { get; set; } = "";

    /// <summary>Text, as in the API; empty for the default.</summary>
    public string AgeInDays { get; set; } = "";

    public bool Explores => Recipe == Explorer;

    /// <summary>Settings that the form does not show, and that an update has to keep.</summary>
    private CampaignConfig? Others { get; init; }

    /// <summary>The input for an existing campaign.</summary>
    public static CampaignDraft Of(Campaign campaign) => new()
    {
        Name = campaign.Name ?? "",
        VersionArn = campaign.SolutionVersionArn,
        Tps = campaign.MinProvisionedTPS ?? 1,
        Weight = campaign.CampaignConfig?.ItemExplorationConfig?.GetValueOrDefault(WeightMember) ?? "",
        AgeInDays = campaign.CampaignConfig?.ItemExplorationConfig?.GetValueOrDefault(AgeMember) ?? "",
        Others = campaign.CampaignConfig,
    };

    public CreateCampaignRequest Create => new() { Name = Name.Trim(), SolutionVersionArn = VersionArn ?? "", MinProvisionedTPS = Tps, CampaignConfig = Config };

    public UpdateCampaignRequest Update(string arn) => new() { CampaignArn = arn, SolutionVersionArn = VersionArn, MinProvisionedTPS = Tps, CampaignConfig = Config };

    /// <exception cref="AwsException">The input is not valid.</exception>
    public void Check()
    {
        if (string.IsNullOrEmpty(VersionArn))
            throw new AwsException("InvalidInputException", "Choose a solution version.");
        if (Explores && Weight.Trim() is { Length: > 0 } weight && !(Number(weight) is >= 0 and <= 1))
            throw new AwsException("InvalidInputException", $"The exploration weight is '{weight}'; enter a number from 0 to 1, such as 0.3.");
        if (Explores && AgeInDays.Trim() is { Length: > 0 } age && !(Number(age) >= 0))
            throw new AwsException("InvalidInputException", $"The age of new items is '{age}'; enter a number of days, such as 30.");
    }

    private CampaignConfig? Config
    {
        get
        {
            var exploration = new Dictionary<string, string>();
            if (Explores && Weight.Trim() is { Length: > 0 } weight)
                exploration[WeightMember] = weight;
            if (Explores && AgeInDays.Trim() is { Length: > 0 } age)
                exploration[AgeMember] = age;
            // An update replaces all settings at once.
            var config = (Others ?? new()) with { ItemExplorationConfig = exploration.Count > 0 ? exploration : null };
            return config == new CampaignConfig() ? null : config;
        }
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
