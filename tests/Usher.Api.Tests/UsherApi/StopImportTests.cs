using Usher.Api.UsherApi;
using Usher.Core.Imports;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Storage.Contracts.Resources;
using Usher.Wire.Signing.Making;

namespace Usher.Api.Tests.UsherApi;

public sealed class StopImportTests : IAsyncLifetime
{
    private const string Arn = "arn:aws:personalize:us-east-1:123456789012:dataset-import-job/films";

    private ServiceRecords _records = null!;
    private TestServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        var import = new ImportJobResource(new() { DatasetImportJobArn = Arn, Status = "ACTIVE" });
        _records = await ServiceRecords.OpenAsync(new MemoryResourceStore(import), TimeProvider.System, TestContext.Current.CancellationToken);
        // It has ended, so no work is to be found.
        var imports = new ImportJobOperations(_records, pages: null!, new(), new Core.Jobs.Jobs(grains: null!));
        _server = await new TestServer { Own = new UsherService([new JobHandlers(trainings: null!, explanations: null!, imports)]) }.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _records.Dispose();
    }

    [Fact]
    public async Task An_import_that_has_ended_cannot_be_stopped()
    {
        var answer = await StopAsync(_server.Keys.Add(TestKeys.Root), Arn);

        answer.RefusedWith("InvalidInputException");
        Assert.Contains($"The import job {Arn} is ACTIVE; only one that is CREATE PENDING or CREATE IN_PROGRESS can be stopped.", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_without_the_right_is_told_which_one_is_missing()
    {
        var answer = await StopAsync(_server.Keys.Add(TestKeys.User("ana")), Arn);

        answer.RefusedWith("AccessDeniedException");
        Assert.Contains($"is not authorized to perform: usher:StopImport on resource: {Arn}", answer.Body, StringComparison.Ordinal);
    }

    private Task<TestServer.Answer> StopAsync(SigningCredentials key, string arn) =>
        _server.SendAsync(key, "usher", HttpMethod.Post, "/_usher/v1/imports/stop", System.Text.Encoding.UTF8.GetBytes($$"""{"datasetImportJobArn": "{{arn}}"}"""));
}
