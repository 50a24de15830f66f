using System.Net;
using System.Text.Json;
using Usher.Api.UsherApi;
using Usher.Core.Items;
using Usher.Core.EventStore;
using Usher.Core.Histories;
using Usher.Core.Naming;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Storage.Contracts.Resources;
using Usher.Wire.Personalize;
using Usher.Wire.Signing.Making;

namespace Usher.Api.Tests.UsherApi;

public sealed class InsightTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:personalize:us-east-1:123456789012:dataset-group/films";

    private ServiceRecords _records = null!;
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _records = await ServiceRecords.OpenAsync(
            new MemoryResourceStore(new DatasetGroupResource(new() { DatasetGroupArn = Arn, Status = "ACTIVE" })), TimeProvider.System, TestContext.Current.CancellationToken);
        // The group has no datasets, so nothing is read.
        var histories = new GroupHistories(_records, files: null!, putRows: null!, store: null!);
        var catalogues = new ItemCatalogues(new(_records, files: null!, liveRows: null!, new UpsertTracker(store: null!)), histories);
        var pages = new Pages(new PageTokens(new byte[32]));
        var operations = new InsightHandlers(new ItemOperations(_records, catalogues, pages), new HistoryOperations(_records, histories, pages));
        _server = await new TestServer { Own = new UsherService([operations]) }.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _records.Dispose();
    }

    [Theory]
    [InlineData("items", "&ids=a,b", "items")]
    [InlineData("items/search", "&query=alien&maxResults=5", "items")]
    [InlineData("users", "", "users")]
    [InlineData("users/history", "&userId=ana", "interactions")]
    [InlineData("datasets/statistics", "", "historyLengths")]
    public async Task Everything_is_there_and_empty_in_an_empty_group(string path, string query, string list)
    {
        var answer = await AskAsync(_server.Keys.Add(TestKeys.Root), path, query);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(0, JsonDocument.Parse(answer.Body).RootElement.GetProperty(list).GetArrayLength());
    }

    [Theory]
    [InlineData("items", "ListItems")]
    [InlineData("items/search", "SearchItems")]
    [InlineData("users", "ListUsers")]
    [InlineData("users/history", "DescribeHistory")]
    [InlineData("datasets/statistics", "DescribeStatistics")]
    public async Task Who_may_not_ask_is_told_which_right_he_lacks(string path, string action)
    {
        var answer = await AskAsync(_server.Keys.Add(TestKeys.User("ana")), path, "");

        answer.RefusedWith("AccessDeniedException");
        Assert.Contains($"is not authorized to perform: usher:{action} on resource: {Arn}", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("items", "", "ids is missing. Give it in the query: ?ids=ID,ID")]
    [InlineData("items/search", "&maxResults=0", "maxResults is '0'; a number from 1 to 100 is allowed.")]
    [InlineData("users", "&maxResults=many", "maxResults is 'many'; a number from 1 to 100 is allowed.")]
    [InlineData("users/history", "", "userId is missing. Give it in the query: ?userId=USER")]
    [InlineData("users/history", "&userId=ana&maxResults=1001", "maxResults is '1001'; a number from 1 to 1000 is allowed.")]
    public async Task What_cannot_be_asked_is_refused_with_what_can(string path, string query, string text)
    {
        var answer = await AskAsync(_server.Keys.Add(TestKeys.Root), path, query);

        answer.RefusedWith("InvalidInputException");
        Assert.Contains(text, answer.Body, StringComparison.Ordinal);
    }

    private Task<TestServer.Answer> AskAsync(SigningCredentials key, string path, string query) =>
        _server.SendAsync(key, "usher", HttpMethod.Get, $"/_usher/v1/{path}?datasetGroupArn={Uri.EscapeDataString(Arn)}{query}");
}
