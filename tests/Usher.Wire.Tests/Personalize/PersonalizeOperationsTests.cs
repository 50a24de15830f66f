using System.Text;
using Usher.Wire.Errors;
using Usher.Wire.Personalize;
using Usher.Wire.PersonalizeRuntime;

namespace Usher.Wire.Tests.Personalize;

public sealed class PersonalizeOperationsTests
{
    private const string Prefix = "arn:aws:personalize:us-east-1:123456789012:";
    private const string Role = "arn:aws:iam::123456789012:role/reader";
    private static readonly PersonalizeArns Arns = new("us-east-1", "123456789012");

    [Fact]
    public void Are_found_by_what_their_clients_send()
    {
        Assert.Equal(typeof(CreateCampaignRequest), PersonalizeOperations.FindTarget("AmazonPersonalize.CreateCampaign")?.Request);
        Assert.Equal(typeof(GetRecommendationsRequest), PersonalizeOperations.FindPath("/recommendations")?.Request);
        Assert.Null(PersonalizeOperations.FindTarget("AmazonPersonalize.GetRecommendations"));
        Assert.Null(PersonalizeOperations.FindTarget("CreateCampaign"));
        Assert.Null(PersonalizeOperations.FindTarget("AmazonPersonalize.createCampaign"));
        Assert.Null(PersonalizeOperations.FindPath("/"));
        Assert.Null(PersonalizeOperations.FindPath("/recommendations/"));
    }

    [Theory]
    [InlineData("CreateSchema", """{"name":"s","schema":"{}"}""", Prefix + "schema/s")]
    [InlineData("CreateDataset", """{"name":"d","schemaArn":"arn:aws:personalize:us-east-1:123456789012:schema/s","datasetGroupArn":"arn:aws:personalize:us-east-1:123456789012:dataset-group/g","datasetType":"Items"}""", Prefix + "dataset/g/ITEMS")]
    [InlineData("CreateDataset", """{"name":"d","schemaArn":"arn:aws:personalize:us-east-1:123456789012:schema/s","datasetGroupArn":"arn:aws:personalize:us-east-1:123456789012:nothing","datasetType":"Items"}""", Prefix + "dataset/*/ITEMS")]
    [InlineData("CreateEventTracker", """{"name":"t","datasetGroupArn":"arn:aws:personalize:us-east-1:123456789012:dataset-group/g"}""", Prefix + "event-tracker/*")]
    [InlineData("CreateSolutionVersion", """{"solutionArn":"arn:aws:personalize:us-east-1:123456789012:solution/s"}""", Prefix + "solution/s")]
    [InlineData("DescribeSolutionVersion", """{"solutionVersionArn":"arn:aws:personalize:us-east-1:123456789012:solution/s/0b76212f"}""", Prefix + "solution/s/0b76212f")]
    [InlineData("ListSolutionVersions", "{}", Prefix + "solution/*")]
    [InlineData("ListRecipes", "{}", "arn:aws:personalize:::recipe/*")]
    [InlineData("ListCampaigns", """{"solutionArn":"arn:aws:personalize:us-east-1:123456789012:solution/s"}""", Prefix + "campaign/*")]
    [InlineData("UpdateMetricAttribution", "{}", Prefix + "metric-attribution/*")]
    [InlineData("UpdateMetricAttribution", """{"metricAttributionArn":"arn:aws:personalize:us-east-1:123456789012:metric-attribution/m"}""", Prefix + "metric-attribution/m")]
    [InlineData("DeleteFilter", """{"filterArn":"arn:aws:personalize:us-east-1:123456789012:filter/f"}""", Prefix + "filter/f")]
    [InlineData("GetRecommendations", """{"campaignArn":"arn:aws:personalize:us-east-1:123456789012:campaign/c"}""", Prefix + "campaign/c")]
    [InlineData("GetRecommendations", """{"recommenderArn":"arn:aws:personalize:us-east-1:123456789012:recommender/r"}""", Prefix + "recommender/r")]
    [InlineData("GetRecommendations", "{}", "*")]
    [InlineData("PutItems", """{"datasetArn":"arn:aws:personalize:us-east-1:123456789012:dataset/g/ITEMS","items":[{"itemId":"1"}]}""", Prefix + "dataset/g/ITEMS")]
    [InlineData("PutEvents", """{"trackingId":"t","sessionId":"s","eventList":[{"eventType":"click","sentAt":0}]}""", "*")]
    public void Ask_for_a_right_to_what_they_act_on(string name, string body, string resource)
    {
        var operation = Operation(name);

        Assert.Equal([resource], operation.Resources(operation.Read(Encoding.UTF8.GetBytes(body)), Arns));
        Assert.Equal("personalize:" + name, operation.Action);
    }

    [Theory]
    [InlineData("CreateSolution")]
    [InlineData("CreateRecommender")]
    public void Ask_for_a_right_to_the_recipe_too(string name)
    {
        var operation = Operation(name);
        var request = operation.Read("""{"name":"s","datasetGroupArn":"arn:aws:personalize:us-east-1:123456789012:dataset-group/g","recipeArn":"arn:aws:personalize:::recipe/aws-hrnn"}"""u8);

        Assert.Equal([$"{Prefix}{name["Create".Length..].ToLowerInvariant()}/s", "arn:aws:personalize:::recipe/aws-hrnn"], operation.Resources(request, Arns));
    }

    [Fact]
    public void Without_a_recipe_ask_for_no_right_to_one()
    {
        var request = new CreateSolutionRequest { Name = "s", DatasetGroupArn = Prefix + "dataset-group/g", PerformAutoML = true };

        Assert.Equal([Prefix + "solution/s"], Operation("CreateSolution").Resources(request, Arns));
    }

    [Fact]
    public void Name_the_role_that_is_handed_over()
    {
        Assert.Equal(Role, Operation("CreateDatasetGroup").PassedRole(new CreateDatasetGroupRequest { Name = "g", RoleArn = Role }));
        Assert.Null(Operation("CreateDatasetGroup").PassedRole(new CreateDatasetGroupRequest { Name = "g" }));
        Assert.Equal(Role, Operation("UpdateMetricAttribution").PassedRole(new UpdateMetricAttributionRequest { MetricsOutputConfig = new() { RoleArn = Role } }));
        Assert.Null(Operation("DescribeSchema").PassedRole(new DescribeSchemaRequest { SchemaArn = Prefix + "schema/s" }));
    }

    // Every request with a role in it hands it over; no table row may forget it.
    [Fact]
    public void Hand_over_a_role_wherever_their_request_has_one()
    {
        var withRole = PersonalizeOperations.Every.Where(operation => operation.Request.GetProperty("RoleArn") is not null).ToArray();

        Assert.Equal(6, withRole.Length);
        foreach (var operation in withRole)
        {
            var request = Activator.CreateInstance(operation.Request)!;
            operation.Request.GetProperty("RoleArn")!.SetValue(request, Role);
            Assert.Equal(Role, operation.PassedRole(request));
        }
    }

    // Every request with tags in it brings them; whoever forgot it would let tags be given without the right to.
    [Fact]
    public void Bring_tags_wherever_their_request_has_them()
    {
        var withTags = PersonalizeOperations.Every.Where(operation => operation.Request.GetProperty("Tags") is not null).ToArray();

        Assert.Equal(14, withTags.Length);
        Assert.All(withTags, operation => Assert.True(operation.Request.IsAssignableTo(typeof(IBringsTags)), operation.Name));
    }

    [Theory]
    [InlineData("ListSolutions", "InvalidInputException")]
    [InlineData("ListSchemas", "ValidationException")]
    [InlineData("ListDatasetGroups", "ValidationException")]
    public void Name_a_broken_constraint_by_an_error_that_their_clients_know(string name, string code)
    {
        var error = Assert.Throws<AwsException>(() => Operation(name).Read("""{"maxResults":101}"""u8));

        Assert.Equal(code, error.Code);
        Assert.Equal("1 validation error detected: Value '101' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 100", error.Message);
    }

    [Theory]
    [InlineData("CreateCampaign", """{"name":"-c","minProvisionedTPS":0,"campaignConfig":{"rankingInfluence":{"POPULARITY":1.5}}}""",
        @"4 validation errors detected: Value '-c' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9][a-zA-Z0-9\-_]*; "
        + "Value null at 'solutionVersionArn' failed to satisfy constraint: Member must not be null; "
        + "Value '0' at 'minProvisionedTPS' failed to satisfy constraint: Member must have value greater than or equal to 1; "
        + "Value '{POPULARITY=1.5}' at 'campaignConfig.rankingInfluence' failed to satisfy constraint: Map value must satisfy constraint: "
        + "[Member must have value less than or equal to 1, Member must have value greater than or equal to 0]")]
    [InlineData("CreateDatasetImportJob", """{"jobName":"j","datasetArn":"arn:aws:personalize:us-east-1:123456789012:dataset/g/ITEMS","dataSource":{"dataLocation":"bucket/file.csv"},"importMode":"full"}""",
        "2 validation errors detected: Value 'bucket/file.csv' at 'dataSource.dataLocation' failed to satisfy constraint: Member must satisfy regular expression pattern: (s3|http|https)://.+; "
        + "Value 'full' at 'importMode' failed to satisfy constraint: Member must satisfy enum value set: [FULL, INCREMENTAL]")]
    [InlineData("PutEvents", """{"trackingId":"t","sessionId":"s","eventList":[{"eventType":"click","itemId":"","properties":"{}"}]}""",
        "2 validation errors detected: Value at 'eventList.1.member.itemId' failed to satisfy constraint: Member must have length greater than or equal to 1; "
        + "Value null at 'eventList.1.member.sentAt' failed to satisfy constraint: Member must not be null")]
    public void Refuse_in_the_words_of_AWS(string name, string body, string message)
    {
        var error = Assert.Throws<AwsException>(() => Operation(name).Read(Encoding.UTF8.GetBytes(body)));

        Assert.Equal("InvalidInputException", error.Code);
        Assert.Equal(message, error.Message);
    }

    [Fact]
    public void Answer_in_the_form_of_their_protocol()
    {
        var campaign = Operation("CreateCampaign");
        var recommendations = Operation("GetRecommendations");

        Assert.Equal("application/x-amz-json-1.1", campaign.ContentType);
        Assert.Equal("""{"campaignArn":"a"}""", Encoding.UTF8.GetString(campaign.Write(new CreateCampaignResponse { CampaignArn = "a" })));
        Assert.Equal("application/json", recommendations.ContentType);
        Assert.Equal("""{"itemList":[{"itemId":"2571","score":0.0152238}]}""", Encoding.UTF8.GetString(recommendations.Write(new GetRecommendationsResponse { ItemList = [new() { ItemId = "2571", Score = 0.0152238 }] })));
        Assert.Equal("{}", Encoding.UTF8.GetString(Operation("TagResource").Write(new TagResourceResponse())));
        Assert.Throws<ArgumentException>(() => Operation("DeleteCampaign").Write(new CreateCampaignResponse()));
    }

    private static PersonalizeOperation Operation(string name) => PersonalizeOperations.Every.Single(operation => operation.Name == name);
}
