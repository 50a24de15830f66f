using System.Runtime.InteropServices;
using Orleans.Configuration;
using Usher.Access;
using Usher.Api;
using Usher.Buckets;
using Usher.Core;
using Usher.Core.Files;
using Usher.Core.Filters;
using Usher.Core.Imports;
using Usher.Core.Processes;
using Usher.Core.Records;
using Usher.Core.Resources;
using Usher.Core.Training;
using Usher.DataFolders;
using Usher.Metering;
using Usher.Metering.Costs;
using Usher.Metering.Usage;
using Usher.Storage;

namespace Usher.Serving;

/// <summary>Registers Usher.Core with what it needs, its endpoints, and the Orleans silo of its grains.</summary>
internal static class ServiceRegistration
{
    public static void Add(WebApplicationBuilder builder, DataFolder folder, ServeRequest request, UsherAccount account, IBuckets buckets, ServiceRecords records, Trainer trainer)
    {
        var datasets = new DatasetFiles(folder.Datasets);
        datasets.Sweep(records.Current.Of<DatasetResource>().SelectMany(dataset => dataset.Parts));
        var models = new ModelFiles(folder.Models);
        models.Sweep(records.Current.Of<SolutionVersionResource>().Select(version => version.Model).OfType<string>());
        var imports = new ImportOptions { IsStrict = request.AreImportsStrict };
        builder.Services
            .AddSingleton(imports)
            .AddSingleton<IImporter>(new ImporterProcess(FindImporter, imports, TimeProvider.System))
            .AddSingleton(new TrainingOptions { FollowsSchedules = request.FollowsSchedules })
            .AddSingleton(new FilterOptions { NewestEventsByType = request.FilterEvents })
            .AddSingleton(new ThrottlingOptions { MultipleOfMinProvisionedTps = request.Throttle })
            .AddSingleton(new Prices(folder.Prices))
            .AddSqliteStores(folder.Events, folder.Usage)
            .AddUsherCore(new() { Account = account, Buckets = buckets, Records = records, Datasets = datasets, Models = models, Trainer = trainer })
            .AddUsherMetering()
            .AddPersonalize();
        builder.UseOrleans(silo =>
        {
            OneNode.Configure(silo);
            // The states of users are a cache: when memory is short, the least recently used are dropped first.
            silo.Configure<GrainCollectionOptions>(collection => collection.EnableActivationSheddingOnMemoryPressure = true);
        });
    }

    // This program with the hidden command for imports.
    private static IReadOnlyList<string> FindImporter() =>
        [.. ProgramCommand.Of(Path.Combine(AppContext.BaseDirectory, $"{typeof(ServiceRegistration).Assembly.GetName().Name}.dll"), RuntimeEnvironment.GetRuntimeDirectory()), ImporterProgram.Command];
}
