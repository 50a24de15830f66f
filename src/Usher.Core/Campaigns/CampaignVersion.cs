using Usher.Core.Errors;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Core.Campaigns;

/// <summary>Finds the solution version that a campaign serves.</summary>
public static class CampaignVersion
{
    /// <summary>The version that a request asks for: the one it names, or the newest of a solution.</summary>
    /// <param name="snapshot">The records.</param>
    /// <param name="arn">The ARN of a solution version, or that of a solution followed by <c>/$LATEST</c>.</param>
    /// <param name="config">The campaign's settings.</param>
    /// <exception cref="Usher.Wire.Errors.AwsException">InvalidInputException, ResourceNotFoundException, ResourceInUseException.</exception>
    public static SolutionVersionResource Resolve(ServiceSnapshot snapshot, string arn, CampaignConfig? config)
    {
        var asked = PersonalizeArn.Require(arn, "solutionVersionArn", PersonalizeKind.SolutionVersion);
        if (asked.IsLatest != (config?.SyncWithLatestSolutionVersion is true))
            throw ServiceErrors.InvalidInput(asked.IsLatest
                ? $"solutionVersionArn ends in {PersonalizeArn.Latest}, and campaignConfig.syncWithLatestSolutionVersion is not true. Set it, or give the ARN of one solution version."
                : $"campaignConfig.syncWithLatestSolutionVersion is true, and solutionVersionArn is that of one version. Give {SolutionOf(arn)}/{PersonalizeArn.Latest}, or set it to false.");

        var version = asked.IsLatest ? Newest(snapshot, SolutionOf(arn)) ?? throw NoneActive(snapshot, arn) : snapshot.Get<SolutionVersionResource>(arn);
        return version.Status switch
        {
            Statuses.Active => version,
            var status when version.IsUnderWay => throw ServiceErrors.InUse($"The solution version {version.Arn} is {status}. Wait until it is ACTIVE: aws personalize describe-solution-version shows it."),
            var status => throw ServiceErrors.InvalidInput($"The solution version {version.Arn} is {status}; a campaign needs an ACTIVE one. Its failureReason says why; make another with CreateSolutionVersion."),
        };
    }

    /// <summary>The newest version of a solution that can be served; null if there is none.</summary>
    public static SolutionVersionResource? Newest(ServiceSnapshot snapshot, string solutionArn) => snapshot.Of<SolutionVersionResource>()
        .Where(version => SolutionOf(version.Arn) == solutionArn && version.Status == Statuses.Active)
        .MaxBy(version => (version.CreatedAt, version.Arn));

    /// <summary>The ARN of a version's solution.</summary>
    public static string SolutionOf(string versionArn) => versionArn[..versionArn.LastIndexOf('/')];

    private static AwsException NoneActive(ServiceSnapshot snapshot, string arn) => snapshot.Of<SolutionVersionResource>().Any(version => SolutionOf(version.Arn) == SolutionOf(arn))
        ? ServiceErrors.InvalidInput($"No version of {SolutionOf(arn)} is ACTIVE yet, so {PersonalizeArn.Latest} names none. Wait for one, or make one with CreateSolutionVersion.")
        : ServiceErrors.NotFound(arn);
}
