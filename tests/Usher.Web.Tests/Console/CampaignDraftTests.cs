using Usher.Web.Console.Campaigns;
using Usher.Wire.Errors;

namespace Usher.Web.Tests.Console;

public sealed class CampaignDraftTests
{
    private const string Version = "arn:aws:personalize:us-east-1:1:solution/films/1";

    [Fact]
    public void Says_only_what_was_typed() => Assert.Equal(
        new() { Name = "films", SolutionVersionArn = Version, MinProvisionedTPS = 2 },
        new CampaignDraft { Name = " films ", VersionArn = Version, Tps = 2, Recipe = CampaignDraft.Explorer }.Create);

    [Fact]
    public void Says_how_new_items_are_tried_where_the_recipe_does_so()
    {
        var draft = new CampaignDraft { Name = "films", VersionArn = Version, Recipe = CampaignDraft.Explorer, Weight = "0.5", AgeInDays = "7" };

        Assert.Equal([new("explorationWeight", "0.5"), new("explorationItemAgeCutOff", "7")], draft.Create.CampaignConfig!.ItemExplorationConfig!);
        draft.Recipe = "aws-hrnn";
        Assert.Null(draft.Create.CampaignConfig);
    }

    [Fact]
    public void Keeps_the_settings_that_it_has_no_field_for_in_an_update()
    {
        var draft = CampaignDraft.Of(new()
        {
            SolutionVersionArn = Version,
            CampaignConfig = new() { EnableMetadataWithRecommendations = true, ItemExplorationConfig = new Dictionary<string, string> { ["explorationWeight"] = "0.1" } },
        });
        draft.Recipe = CampaignDraft.Explorer;
        draft.Weight = "0.9";

        var update = draft.Update("arn:aws:personalize:us-east-1:1:campaign/films");

        Assert.True(update.CampaignConfig!.EnableMetadataWithRecommendations);
        Assert.Equal("0.9", update.CampaignConfig.ItemExplorationConfig!["explorationWeight"]);
    }

    [Theory]
    [InlineData("1.5", "", "0 to 1")]
    [InlineData("often", "", "0 to 1")]
    [InlineData("0.5", "-1", "days")]
    public void Says_what_cannot_be_before_it_is_asked(string weight, string age, string word)
    {
        var draft = new CampaignDraft { VersionArn = Version, Recipe = CampaignDraft.Explorer, Weight = weight, AgeInDays = age };

        Assert.Contains(word, Assert.Throws<AwsException>(draft.Check).Message, StringComparison.Ordinal);
        Assert.Contains("solution version", Assert.Throws<AwsException>(new CampaignDraft().Check).Message, StringComparison.Ordinal);
    }
}
