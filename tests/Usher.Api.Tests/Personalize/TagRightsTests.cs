using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Usher.Access.Policies;
using Usher.Api.Personalize;
using Usher.Api.Personalize.Operations;
using Usher.Contracts;
using Usher.Core.DatasetGroups;
using Usher.Core.Events;
using Usher.Core.Records;
using Usher.Storage.Contracts.Resources;
using Usher.Metering.Metrics;
using Usher.Wire.Personalize;
using Usher.Wire.Signing.Making;

namespace Usher.Api.Tests.Personalize;

[AwsSource("Service Authorization Reference, 'Actions, resources, and condition keys for Amazon Personalize'; IAM User Guide, 'Controlling access to AWS resources using tags'")]
public sealed class TagRightsTests : IAsyncLifetime
{
    private const string Group = "arn:aws:personalize:us-east-1:123456789012:dataset-group/films";

    private ServiceRecords _records = null!;
    private readonly ServiceProvider _meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _records = await ServiceRecords.OpenAsync(new MemoryResourceStore(), TimeProvider.System, TestContext.Current.CancellationToken);
        // Only groups and tags are asked for here.
        var groups = new DatasetGroupOperations(_records, new(new PageTokens(new byte[32])), new());
        var handlers = new PersonalizeHandlers([new DatasetGroupHandlers(groups), new TagHandlers(new(_records))], unbuilt: null!);
        var measured = new MeasuredCalls(new(_meters.GetRequiredService<IMeterFactory>(), _records), _records, new TrackerIndex(_records), TimeProvider.System);
        _server = await new TestServer { Own = new PersonalizeService(handlers, measured, _records) }.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _records.Dispose();
        await _meters.DisposeAsync();
    }

    [Fact]
    public async Task Making_something_with_tags_asks_for_the_right_to_tag_it_too()
    {
        var maker = UserWith("""{ "Effect": "Allow", "Action": "personalize:Create*", "Resource": "*" }""");

        var refused = await SendAsync(maker, "CreateDatasetGroup", """{"name":"films","tags":[{"tagKey":"team","tagValue":"a"}]}""");

        refused.RefusedWith("AccessDeniedException");
        Assert.Contains($"is not authorized to perform: personalize:TagResource on resource: {Group}", refused.Body, StringComparison.Ordinal);
        Assert.Empty(_records.Current.All);
        await SucceededAsync(maker, "CreateDatasetGroup", """{"name":"films","tags":[]}""");
    }

    [Theory]
    [InlineData("CreateDatasetGroup")]
    [InlineData("TagResource")]
    public async Task A_policy_may_ask_for_a_tag_that_comes_with_the_making(string asked)
    {
        var maker = UserWith(
            """{ "Effect": "Allow", "Action": "personalize:*", "Resource": "*" }""",
            $$"""{ "Effect": "Deny", "Action": "personalize:{{asked}}", "Resource": "*", "Condition": { "StringNotEquals": { "aws:RequestTag/team": "a" } } }""");

        (await SendAsync(maker, "CreateDatasetGroup", """{"name":"films","tags":[{"tagKey":"team","tagValue":"b"}]}""")).RefusedWith("AccessDeniedException");
        await SucceededAsync(maker, "CreateDatasetGroup", """{"name":"films","tags":[{"tagKey":"team","tagValue":"a"}]}""");
    }

    [Fact]
    public async Task A_policy_may_say_which_keys_are_given_and_taken_away()
    {
        await GivenGroupAsync();
        var tagger = UserWith("""{ "Effect": "Allow", "Action": ["personalize:TagResource", "personalize:UntagResource"], "Resource": "*", "Condition": { "ForAllValues:StringEquals": { "aws:TagKeys": ["stage"] }, "Null": { "aws:TagKeys": "false" } } }""");

        (await SendAsync(tagger, "TagResource", $$"""{"resourceArn":"{{Group}}","tags":[{"tagKey":"team","tagValue":"b"}]}""")).RefusedWith("AccessDeniedException");
        (await SendAsync(tagger, "UntagResource", $$"""{"resourceArn":"{{Group}}","tagKeys":["team","stage"]}""")).RefusedWith("AccessDeniedException");
        await SucceededAsync(tagger, "TagResource", $$"""{"resourceArn":"{{Group}}","tags":[{"tagKey":"stage","tagValue":"test"}]}""");
        await SucceededAsync(tagger, "UntagResource", $$"""{"resourceArn":"{{Group}}","tagKeys":["stage"]}""");
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("b", false)]
    public async Task A_policy_may_go_by_the_tags_of_what_is_there(string team, bool isAllowed)
    {
        await GivenGroupAsync();
        var user = UserWith($$"""{ "Effect": "Allow", "Action": "personalize:Describe*", "Resource": "*", "Condition": { "StringEquals": { "aws:ResourceTag/team": "{{team}}" } } }""");

        var answer = await SendAsync(user, "DescribeDatasetGroup", $$"""{"datasetGroupArn":"{{Group}}"}""");

        Assert.Equal(isAllowed ? null : "AccessDeniedException", answer.ErrorCode);
    }

    private Task GivenGroupAsync() => SucceededAsync(_server.Keys.Add(TestKeys.Root), "CreateDatasetGroup", """{"name":"films","tags":[{"tagKey":"team","tagValue":"a"}]}""");

    private SigningCredentials UserWith(params string[] statements) => _server.Keys.Add(TestKeys.User("ana") with
    {
        IdentityPolicies = [new("mine", "inline policy 'mine' of user ana", PolicyDocument.Parse($$"""{ "Version": "2012-10-17", "Statement": [{{string.Join(",", statements)}}] }""", PolicyKind.Identity))],
    });

    private async Task SucceededAsync(SigningCredentials key, string operation, string body)
    {
        var answer = await SendAsync(key, operation, body);
        Assert.True(answer.Status == HttpStatusCode.OK, answer.Body);
    }

    private Task<TestServer.Answer> SendAsync(SigningCredentials key, string operation, string body) => _server.SendAsync(
        key, "personalize", body: Encoding.UTF8.GetBytes(body), prepare: request => request.Headers.Add("X-Amz-Target", PersonalizeOperations.TargetPrefix + operation));
}
