using Usher.Wire.Errors;
using Usher.Wire.Personalize;

namespace Usher.Wire.Tests.Personalize;

public sealed class PersonalizeArnTests
{
    private static readonly PersonalizeArns Arns = new("eu-west-1", "123456789012");

    public static TheoryData<PersonalizeKind, string> Forms => new()
    {
        { PersonalizeKind.Schema, "arn:aws:personalize:eu-west-1:123456789012:schema/x" },
        { PersonalizeKind.DatasetGroup, "arn:aws:personalize:eu-west-1:123456789012:dataset-group/x" },
        { PersonalizeKind.Dataset, "arn:aws:personalize:eu-west-1:123456789012:dataset/x/INTERACTIONS" },
        { PersonalizeKind.DatasetImportJob, "arn:aws:personalize:eu-west-1:123456789012:dataset-import-job/x" },
        { PersonalizeKind.DatasetExportJob, "arn:aws:personalize:eu-west-1:123456789012:dataset-export-job/x" },
        { PersonalizeKind.DataDeletionJob, "arn:aws:personalize:eu-west-1:123456789012:data-deletion-job/x" },
        { PersonalizeKind.EventTracker, "arn:aws:personalize:eu-west-1:123456789012:event-tracker/x" },
        { PersonalizeKind.Solution, "arn:aws:personalize:eu-west-1:123456789012:solution/x" },
        { PersonalizeKind.SolutionVersion, "arn:aws:personalize:eu-west-1:123456789012:solution/x/0b76212f" },
        { PersonalizeKind.Campaign, "arn:aws:personalize:eu-west-1:123456789012:campaign/x" },
        { PersonalizeKind.Recommender, "arn:aws:personalize:eu-west-1:123456789012:recommender/x" },
        { PersonalizeKind.Filter, "arn:aws:personalize:eu-west-1:123456789012:filter/x" },
        { PersonalizeKind.BatchInferenceJob, "arn:aws:personalize:eu-west-1:123456789012:batch-inference-job/x" },
        { PersonalizeKind.BatchSegmentJob, "arn:aws:personalize:eu-west-1:123456789012:batch-segment-job/x" },
        { PersonalizeKind.MetricAttribution, "arn:aws:personalize:eu-west-1:123456789012:metric-attribution/x" },
        { PersonalizeKind.Recipe, "arn:aws:personalize:::recipe/x" },
        { PersonalizeKind.Algorithm, "arn:aws:personalize:::algorithm/x" },
        { PersonalizeKind.FeatureTransformation, "arn:aws:personalize:::feature-transformation/x" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void Is_written_and_read_in_the_form_of_each_kind(PersonalizeKind kind, string text)
    {
        var made = kind switch
        {
            PersonalizeKind.Dataset => Arns.Dataset("x", "Interactions"),
            PersonalizeKind.SolutionVersion => Arns.SolutionVersion("x", "0b76212f"),
            _ => Arns.Of(kind, "x"),
        };

        Assert.Equal(text, made.ToString());
        Assert.True(PersonalizeArn.TryParse(text, out var read));
        Assert.Equal(made, read);
        Assert.Equal(kind, read.Kind);
    }

    [Fact]
    public void Every_kind_has_a_form() => Assert.Equal(Enum.GetValues<PersonalizeKind>(), Forms.Select(row => row.Data.Item1));

    [Fact]
    public void Tells_the_two_names_of_a_dataset_and_of_a_version_apart()
    {
        var dataset = Arns.Dataset("films", "action_interactions");
        var version = Arns.SolutionVersion("liked", "0b76212f");

        Assert.Equal(("films", "ACTION_INTERACTIONS"), (dataset.First, dataset.Last));
        Assert.Equal(("liked", "0b76212f"), (version.First, version.Last));
        Assert.Equal(("a", "a"), (Arns.Of(PersonalizeKind.Campaign, "a").First, Arns.Of(PersonalizeKind.Campaign, "a").Last));
        Assert.False(version.IsLatest);
        Assert.True(Arns.SolutionVersion("liked", PersonalizeArn.Latest).IsLatest);
        Assert.False(Arns.Of(PersonalizeKind.Campaign, PersonalizeArn.Latest).IsLatest);
    }

    [Fact]
    public void Keeps_the_partition()
    {
        const string Text = "arn:aws-cn:personalize:cn-north-1:123456789012:campaign/x";

        Assert.Equal(Text, PersonalizeArn.Require(Text, "campaignArn").ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("films")]
    [InlineData("arn:aws:s3:::bucket/key")]
    [InlineData("arn:aws:personalize:eu-west-1:123456789012:campaign")]
    [InlineData("arn:aws:personalize:eu-west-1:123456789012:campaign/")]
    [InlineData("arn:aws:personalize:eu-west-1:123456789012:campaign/x/y")]
    [InlineData("arn:aws:personalize:eu-west-1:123456789012:dataset/x")]
    [InlineData("arn:aws:personalize:eu-west-1:123456789012:dataset/x/")]
    [InlineData("arn:aws:personalize:eu-west-1:123456789012:solution/x/y/z")]
    [InlineData("arn:aws:personalize:eu-west-1:123456789012:solution-version/x")]
    [InlineData("arn:aws:personalize:eu-west-1:123456789012:robot/x")]
    [InlineData("arn:aws:personalize:eu-west-1:123456789012:recipe/x")]
    [InlineData("arn:aws:personalize:::campaign/x")]
    public void Is_not_made_of_what_names_no_resource_of_Personalize(string? text) => Assert.False(PersonalizeArn.TryParse(text, out _));

    [Fact]
    public void Of_the_wrong_kind_is_refused_with_the_form_of_the_right_one()
    {
        var error = Assert.Throws<AwsException>(() => PersonalizeArn.Require("arn:aws:personalize:eu-west-1:123456789012:event-tracker/x", "solutionVersionArn", PersonalizeKind.SolutionVersion));

        Assert.Equal("InvalidInputException", error.Code);
        Assert.Equal(
            "solutionVersionArn is the ARN of an event tracker (arn:aws:personalize:eu-west-1:123456789012:event-tracker/x); that of a solution version is wanted. "
                + "One looks like arn:aws:personalize:REGION:ACCOUNT:solution/NAME/ID.",
            error.Message);
    }

    [Theory]
    [InlineData("x", "resourceArn is 'x', which is no ARN of Personalize; that of a dataset or a recipe is wanted. One looks like arn:aws:personalize:REGION:ACCOUNT:dataset/GROUP/TYPE or arn:aws:personalize:::recipe/NAME.", PersonalizeKind.Dataset, PersonalizeKind.Recipe)]
    [InlineData("x", "resourceArn is 'x', which is no ARN of Personalize. One looks like arn:aws:personalize:REGION:ACCOUNT:campaign/NAME.")]
    public void Of_no_kind_is_refused_with_the_forms_that_are_allowed(string text, string message, params PersonalizeKind[] kinds) =>
        Assert.Equal(message, Assert.Throws<AwsException>(() => PersonalizeArn.Require(text, "resourceArn", kinds)).Message);
}
