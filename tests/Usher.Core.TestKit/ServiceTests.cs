using Microsoft.Extensions.DependencyInjection;
using Usher.Contracts;
using Usher.Core.DatasetGroups;
using Usher.Core.Datasets;
using Usher.Core.Imports;
using Usher.Core.Schemas;
using Usher.Wire.Personalize;

namespace Usher.Core.TestKit;

/// <summary>A test with a service of its own, and the few lines that every journey begins with.</summary>
public abstract class ServiceTests : IAsyncLifetime
{
    /// <summary>A schema of interactions.</summary>
    protected const string Interactions =
        """{"type":"record","name":"Interactions","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"USER_ID","type":"string"},{"name":"ITEM_ID","type":"string"},{"name":"EVENT_TYPE","type":"string"},{"name":"TIMESTAMP","type":"long"}],"version":"1.0"}""";

    /// <summary>A schema of items.</summary>
    protected const string Items =
        """{"type":"record","name":"Items","namespace":"com.amazonaws.personalize.schema","fields":[{"name":"ITEM_ID","type":"string"},{"name":"GENRES","type":"string","categorical":true}],"version":"1.0"}""";

    protected ServiceHost Service { get; set; } = null!;

    protected TemporaryFolder Folder { get; } = new();

    protected static PersonalizeArns At => ServiceHost.At;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    protected SchemaOperations Schemas => Service.Get<SchemaOperations>();

    protected DatasetGroupOperations Groups => Service.Get<DatasetGroupOperations>();

    protected DatasetOperations Datasets => Service.Get<DatasetOperations>();

    protected ImportJobOperations Imports => Service.Get<ImportJobOperations>();

    public virtual async ValueTask InitializeAsync() => Service = await ServiceHost.StartAsync(Folder, services: AddServices);

    public async ValueTask DisposeAsync()
    {
        await Service.DisposeAsync();
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Stops the service and starts another on the same files.</summary>
    protected async Task RestartAsync()
    {
        await Service.DisposeAsync();
        Service = await ServiceHost.StartAsync(Folder, services: AddServices);
    }

    /// <summary>Adds services beside those of Usher.Core, or in their place.</summary>
    protected virtual void AddServices(IServiceCollection services)
    {
    }

    protected async Task<string> SchemaAsync(string name, string document) => (await Schemas.CreateAsync(new() { Name = name, Schema = document }, At, Stop)).SchemaArn!;

    protected async Task<string> GroupAsync(string name) => (await Groups.CreateAsync(new() { Name = name }, At, Stop)).DatasetGroupArn!;

    /// <summary>A dataset of interactions in a group of its own.</summary>
    protected async Task<string> InteractionsAsync(string group = "films")
    {
        var schema = await SchemaAsync($"{group}-interactions", Interactions);
        return (await Datasets.CreateAsync(new() { Name = "interactions", DatasetGroupArn = await GroupAsync(group), DatasetType = "Interactions", SchemaArn = schema }, At, Stop)).DatasetArn!;
    }

    /// <summary>Rows with a header, of users and items in turn.</summary>
    protected static string Rows(int count, int first = 0) =>
        "USER_ID,ITEM_ID,EVENT_TYPE,TIMESTAMP\n" + string.Concat(Enumerable.Range(first, count).Select(row => $"u{row % 100},i{row % 37},Watch,{1_700_000_000 + row}\n"));
}
