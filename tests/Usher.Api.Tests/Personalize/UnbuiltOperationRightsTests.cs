using System.Diagnostics.Metrics;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Usher.Access.Policies;
using Usher.Api.Personalize;
using Usher.Contracts;
using Usher.Core.Events;
using Usher.Core.Records;
using Usher.Metering.Metrics;
using Usher.Storage.Contracts.Resources;
using Usher.Wire.Personalize;
using Usher.Wire.Signing.Making;

namespace Usher.Api.Tests.Personalize;

[AwsSource("Service Authorization Reference, 'Actions, resources, and condition keys for Amazon Personalize'")]
public sealed class UnbuiltOperationRightsTests : IAsyncLifetime
{
    private const string Arns = "arn:aws:personalize:us-east-1:123456789012:";

    private ServiceRecords _records = null!;
    private readonly ServiceProvider _meters = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _records = await ServiceRecords.OpenAsync(new MemoryResourceStore(), TimeProvider.System, TestContext.Current.CancellationToken);
        var handlers = new PersonalizeHandlers([], new UnbuiltHandlers(new(new PageTokens(new byte[32]))));
        var measured = new MeasuredCalls(new(_meters.GetRequiredService<IMeterFactory>(), _records), _records, new TrackerIndex(_records), TimeProvider.System);
        _server = await new TestServer { Own = new PersonalizeService(handlers, measured, _records) }.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _records.Dispose();
        await _meters.DisposeAsync();
    }

    [Theory]
    [InlineData("ListMetricAttributions", "{}", "metric-attribution/*")]
    [InlineData("ListBatchInferenceJobs", "{}", "batch-inference-job/*")]
    [InlineData("ListBatchSegmentJobs", "{}", "batch-segment-job/*")]
    [InlineData("ListDatasetExportJobs", "{}", "dataset-export-job/*")]
    [InlineData("ListDataDeletionJobs", "{}", "data-deletion-job/*")]
    [InlineData("ListMetricAttributionMetrics", "{}", "metric-attribution/*")]
    [InlineData("DescribeMetricAttribution", $$"""{"metricAttributionArn":"{{Arns}}metric-attribution/none"}""", "metric-attribution/none")]
    [InlineData("UpdateMetricAttribution", $$"""{"metricAttributionArn":"{{Arns}}metric-attribution/none"}""", "metric-attribution/none")]
    public async Task An_operation_that_is_not_built_asks_for_the_right_to_it_on_what_it_acts_on(string operation, string body, string resource)
    {
        var allowed = await SendAsync(UserWith($$"""{ "Effect": "Allow", "Action": "personalize:{{operation}}", "Resource": "{{Arns}}{{resource}}" }"""), operation, body);
        var denied = await SendAsync(UserWith($$"""{ "Effect": "Allow", "Action": "personalize:CreateFilter", "Resource": "*" }"""), operation, body);

        if (operation.StartsWith("List", StringComparison.Ordinal))
            Assert.True(allowed.Status == HttpStatusCode.OK, allowed.Body);
        else
            Assert.Contains($"Resource Arn {Arns}{resource} does not exist.", allowed.Body, StringComparison.Ordinal);
        Assert.Contains("AccessDeniedException", denied.Body, StringComparison.Ordinal);
        Assert.Contains($"personalize:{operation} on resource: {Arns}{resource}", denied.Body, StringComparison.Ordinal);
    }

    private SigningCredentials UserWith(params string[] statements) => _server.Keys.Add(TestKeys.User("ana") with
    {
        IdentityPolicies = [new("mine", "inline policy 'mine' of user ana", PolicyDocument.Parse($$"""{ "Version": "2012-10-17", "Statement": [{{string.Join(",", statements)}}] }""", PolicyKind.Identity))],
    });

    private Task<TestServer.Answer> SendAsync(SigningCredentials key, string operation, string body) => _server.SendAsync(
        key, "personalize", body: Encoding.UTF8.GetBytes(body), prepare: request => request.Headers.Add("X-Amz-Target", PersonalizeOperations.TargetPrefix + operation));
}
