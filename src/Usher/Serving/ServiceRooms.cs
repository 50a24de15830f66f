using System.Runtime.InteropServices;
using Orleans.Configuration;
using Usher.Access;
using Usher.Api;
using Usher.Buckets;
using Usher.Core;
using Usher.Core.Budgets;
using Usher.Core.Costs;
using Usher.Core.EventStore;
using Usher.Core.Files;
using Usher.Core.Imports;
using Usher.Core.Naming;
using Usher.Core.Processes;
using Usher.Core.Quotas;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.S3Access;
using Usher.Core.Training;
using Usher.Core.Usage;
using Usher.DataFolders;
using Usher.Storage.Events;
using Usher.Storage.Usage;
using Usher.Wire.Personalize;

namespace Usher.Serving;

/// <summary>Adds the service to a server: Usher.Core with what it needs, its endpoints, and the silo that its grains live in.</summary>
internal static class ServiceRooms
{
    public static void Add(WebApplicationBuilder builder, DataFolder folder, ServeRequest request, UsherAccount account, IBuckets buckets, ServiceRecords records, Trainer trainer)
    {
        var files = new DatasetFiles(folder.Datasets);
        files.Sweep(records.Current.Of<DatasetResource>().SelectMany(dataset => dataset.Parts));
        var models = new ModelFiles(folder.Models);
        models.Sweep(records.Current.Of<SolutionVersionResource>().Select(version => version.Model).OfType<string>());
        var imports = new ImportOptions { IsStrict = request.AreImportsStrict };
        builder.Services
            .AddSingleton(records)
            .AddSingleton(files)
            .AddSingleton(models)
            .AddSingleton(trainer.InBackground(models.JobsFolder))
            .AddSingleton(new TrainingOptions { FollowsSchedules = request.FollowsSchedules })
            .AddSingleton(new Pages(new PageTokens(account.PageTokenKey)))
            .AddSingleton(new ServiceQuotas())
            .AddSingleton(new ServiceBuckets(account, buckets))
            .AddSingleton(imports)
            .AddSingleton<IImporter>(new ImporterProcess(FindImporter, imports, TimeProvider.System))
            .AddSingleton<IEventStore>(_ => SqliteEventStore.Open(folder.Events))
            .AddSingleton(new ThrottlingOptions { MultipleOfMinProvisionedTps = request.Throttle })
            .AddSingleton(_ => SqliteUsageStore.Open(folder.Usage))
            .AddSingleton<IUsageStore>(all => all.GetRequiredService<SqliteUsageStore>())
            .AddSingleton<IBudgetStore>(all => all.GetRequiredService<SqliteUsageStore>())
            .AddSingleton(new Prices(folder.Prices))
            .AddUsherCore()
            .AddPersonalize();
        builder.UseOrleans(silo =>
        {
            OneNode.Configure(silo);
            // Users' states are a cache: where memory is short, those that were not asked for longest go first.
            silo.Configure<GrainCollectionOptions>(collection => collection.EnableActivationSheddingOnMemoryPressure = true);
        });
    }

    // This program, told to be one.
    private static IReadOnlyList<string> FindImporter() =>
        [.. ProgramCommand.Of(Path.Combine(AppContext.BaseDirectory, $"{typeof(ServiceRooms).Assembly.GetName().Name}.dll"), RuntimeEnvironment.GetRuntimeDirectory()), ImporterProgram.Command];
}
