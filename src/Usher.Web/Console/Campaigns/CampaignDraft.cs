using System.Globalization;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Web.Console.Campaigns;

/// <summary>A campaign as somebody types it: the requests that make it, or change it into this.</summary>
public sealed class CampaignDraft
{
    /// <summary>The one recipe whose campaigns try new items as they are told.</summary>
    public const string Explorer = "aws-user-personalization";

    private const string WeightMember = "explorationWeight";
    private const string AgeMember = "explorationItemAgeCutOff";

    /// <summary>For a new campaign.</summary>
    public string Name { get; set; } = "";

    public string? VersionArn { get; set; }

    /// <summary>What its version learned with; null until it is known.</summary>
    public string? Recipe { get; set; }

    public int Tps { get; set; } = 1;

    /// <summary>As text, as the API has it; empty for the usual.</summary>
    public string Weight { get; set; } = "";

    /// <summary>As text, as the API has it; empty for the usual.</summary>
    public string AgeInDays { get; set; } = "";

    public bool Explores => Recipe == Explorer;

    /// <summary>Settings that are not typed here, and shall outlive an update.</summary>
    private CampaignConfig? Others { get; init; }

    /// <summary>A campaign as it is.</summary>
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

    /// <exception cref="AwsException">What is typed makes no campaign.</exception>
    public void Check()
    {
        if (string.IsNullOrEmpty(VersionArn))
            throw new AwsException("InvalidInputException", "Choose the solution version that is to answer.");
        if (Explores && Weight.Trim() is { Length: > 0 } weight && !(Number(weight) is >= 0 and <= 1))
            throw new AwsException("InvalidInputException", $"The share of new items is '{weight}'; write a number from 0 to 1, such as 0.3.");
        if (Explores && AgeInDays.Trim() is { Length: > 0 } age && !(Number(age) >= 0))
            throw new AwsException("InvalidInputException", $"The age of new items is '{age}'; write a number of days, such as 30.");
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
